import { randomBytes } from 'node:crypto';
import { readKeyRing } from '@hanout/sealing';
import jsQR from 'jsqr';
import sharp from 'sharp';
import { QrScheme } from './qr-code';
import { pngOf, svgOf } from './qr-picture';

const SHOP = {
  code: 'M00003',
  walletId: '0198c0de-0000-7000-8000-000000000001',
  tradeNameAr: 'حانوت الأمل',
  tradeNameFr: 'Chez <Amal> & "fils"',
  mcc: '5411',
  commune: 'Ben Guerir',
  signVersion: 0,
};
const RING = readKeyRing(`first:${randomBytes(32).toString('base64')}`);
const TEXT = new QrScheme('ma.hanout', RING).write({ ...SHOP, knownAt: new Date() }, {});

// What a process may load is sharp's own setting, and specs share their processes: identity's leaves photographs only.
beforeAll(() => sharp.unblock({ operation: ['VipsForeignLoadSvg'] }));

/** By another's reader, of the pixels. */
async function scan(picture: Buffer): Promise<string> {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const found = jsQR(new Uint8ClampedArray(data), info.width, info.height);
  return Buffer.from(found?.binaryData ?? []).toString('utf8');
}

describe('the picture of a code', () => {
  it('is read back as what it was drawn of, Arabic included, from the PNG', async () => {
    const picture = await pngOf(TEXT);
    expect(await scan(picture)).toBe(TEXT);
    const { width, height, format } = await sharp(picture).metadata();
    expect([format, width]).toEqual(['png', height]);
    expect(width).toBeGreaterThan(1_000);
  });

  it('is read back from the card, too, also when a tenth of it is stained', async () => {
    const card = await sharp(svgOf(TEXT, SHOP), { density: 110 }).png().toBuffer();
    expect(await scan(card)).toBe(TEXT);
    const { width = 0, height = 0 } = await sharp(card).metadata();
    const stain = {
      input: {
        create: {
          width: Math.round(width / 6),
          height: Math.round(height / 8),
          channels: 3,
          background: '#888',
        },
      },
      left: Math.round(width * 0.45),
      top: Math.round(height * 0.45),
    } as const;
    expect(await scan(await sharp(card).composite([stain]).png().toBuffer())).toBe(TEXT);
  });

  it('writes the names of the shop as text, whatever signs are in them', () => {
    const card = svgOf(TEXT, SHOP).toString();
    expect(card).toContain('>حانوت الأمل</text>');
    expect(card).toContain('>Chez &lt;Amal&gt; &amp; &quot;fils&quot;</text>');
    expect(card).toContain('>M00003</text>');
  });
});
