import { deflateRawSync, crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { readPicture } from './picture';

// Decoders that the door blocks are needed here to write the other formats, never to read them.
const blank = (width = 640, height = 480) =>
  sharp({ create: { width, height, channels: 3, background: '#3377aa' } });
const UNREADABLE = { code: 'identity.picture_unreadable', field: 'picture' };
const TOO_LARGE = { code: 'identity.picture_too_large', field: 'picture' };
const TOO_SMALL = { code: 'identity.picture_too_small', field: 'picture' };

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A PNG that says it is of this size and packs zeros for as many pixels as fit. */
function hugePng(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(20_000_000))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function zipOf(text: string): Buffer {
  const name = Buffer.from('run.js');
  const data = deflateRawSync(Buffer.from(text));
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(data.length, 18);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name, data, Buffer.from('PK\x05\x06<script>alert(1)</script>')]);
}

describe('a picture', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('is read as %s and kept as a JPEG', async (format) => {
    const kept = await readPicture(await blank().toFormat(format).toBuffer());
    await expect(sharp(kept).metadata()).resolves.toMatchObject({ format: 'jpeg', width: 640, height: 480 });
  });

  it('keeps no position, time or device, and stands upright', async () => {
    const sent = await blank(640, 480)
      .withExif({ IFD0: { Make: 'SecretPhone' }, IFD3: { GPSLatitude: '32/1 13/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const kept = await readPicture(sent);
    const about = await sharp(kept).metadata();
    expect([about.exif, about.icc, about.xmp, about.orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect([about.width, about.height]).toEqual([480, 640]);
    expect(kept.includes('SecretPhone')).toBe(false);
  });

  it.each(['jpeg', 'png', 'webp'] as const)('leaves behind what hangs on to a %s', async (format) => {
    const sent = Buffer.concat([await blank().toFormat(format).toBuffer(), zipOf('alert(1)')]);
    const kept = await readPicture(sent).catch((error: { code: string }) => error.code);
    // A decoder may also refuse such a file outright.
    if (kept === UNREADABLE.code) return;
    expect(Buffer.isBuffer(kept)).toBe(true);
    for (const trace of ['PK\x03\x04', 'run.js', '<script>'])
      expect((kept as Buffer).includes(Buffer.from(trace, 'latin1'))).toBe(false);
  });

  it.each(['jpeg', 'png', 'webp'] as const)('is refused when the %s is cut off', async (format) => {
    const whole = await sharp({
      create: {
        width: 400,
        height: 300,
        channels: 3,
        background: '#111',
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
      },
    })
      .toFormat(format)
      .toBuffer();
    for (const share of [0.02, 0.3, 0.6, 0.9])
      await expect(readPicture(whole.subarray(0, Math.floor(whole.length * share)))).rejects.toMatchObject(
        UNREADABLE,
      );
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    [
      'a text that calls itself a PNG',
      Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('hello')]),
    ],
    [
      'an SVG',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><script/></svg>'),
    ],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF')],
    ['a program', Buffer.from('\x7fELF\x02\x01\x01' + 'x'.repeat(500), 'latin1')],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ])('is not %s', async (_what, sent) => {
    await expect(readPicture(sent)).rejects.toMatchObject(UNREADABLE);
  });

  it.each(['gif', 'tiff', 'avif'] as const)('is no %s', async (format) => {
    await expect(readPicture(await blank().toFormat(format).toBuffer())).rejects.toMatchObject(UNREADABLE);
  });

  it('is no film', async () => {
    const frame = await blank(320, 240).raw().toBuffer();
    const film = await sharp(Buffer.concat([frame, frame.map((byte) => 255 - byte)]), {
      raw: { width: 320, height: 480, channels: 3, pageHeight: 240 },
    } as never)
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer();
    await expect(sharp(film).metadata()).resolves.toMatchObject({ pages: 2 });
    await expect(readPicture(film)).rejects.toMatchObject(UNREADABLE);
  });

  it('is neither a bomb nor a dot', async () => {
    await expect(readPicture(hugePng(50_000))).rejects.toMatchObject(TOO_LARGE);
    await expect(readPicture(await blank(6_000, 4_001).png().toBuffer())).rejects.toMatchObject(TOO_LARGE);
    await expect(readPicture(await blank(1, 1).png().toBuffer())).rejects.toMatchObject(TOO_SMALL);
    await expect(readPicture(await blank(199, 4_000).png().toBuffer())).rejects.toMatchObject(TOO_SMALL);
    await expect(readPicture(Buffer.alloc(700_001))).rejects.toMatchObject(TOO_LARGE);
  });

  it('becomes small enough to be carried, whatever it shows', async () => {
    const noise = { type: 'gaussian' as const, mean: 128, sigma: 90 };
    const sent = await sharp({
      create: { width: 2_000, height: 1_500, channels: 3, background: '#000', noise },
    })
      .webp({ quality: 1 })
      .toBuffer();
    expect(sent.length).toBeLessThanOrEqual(700_000);
    const kept = await readPicture(sent);
    expect(kept.length).toBeLessThanOrEqual(700_000);
    expect(kept.length).toBeGreaterThan(10_000);
  });
});
