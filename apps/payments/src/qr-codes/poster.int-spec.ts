import { inflateSync } from 'node:zlib';
import { pdfPosterOf } from '../documents/pdf-poster';
import { PdfRenderer } from '../documents/pdf-renderer';
import jsQR from 'jsqr';
import { HOW, qrPathOf } from './qr-picture';

const TEXT = '000201حانوت-M00003';
const PIXELS = 4;
const POSTER = {
  names: ['بقالة الأمل', 'Épicerie Al Amal'],
  place: 'Ben Guerir',
  qr: qrPathOf(TEXT),
  how: [HOW.ar, HOW.fr, HOW.zgh],
  code: 'M00003',
};

let renderer: PdfRenderer;
beforeAll(() => (renderer = new PdfRenderer()));
afterAll(() => renderer.onApplicationShutdown());

const draw = (changes: Partial<typeof POSTER> = {}) =>
  renderer.render(pdfPosterOf({ ...POSTER, ...changes }));

/** What is drawn and written in the file, taken apart from its packing. */
function streamsOf(pdf: Buffer): string[] {
  const streams: string[] = [];
  for (let from = pdf.indexOf('stream\n'); from >= 0; from = pdf.indexOf('stream\n', from + 1)) {
    if (pdf.subarray(from - 3, from).toString() === 'end') continue;
    const to = pdf.indexOf('\nendstream', from);
    try {
      streams.push(inflateSync(pdf.subarray(from + 7, to)).toString('latin1'));
    } catch {
      // Not packed: a font's own table.
    }
  }
  return streams;
}

/** The squares that are filled, in modules: a run of dark ones is `x y m … l … l … l h`. */
function runsOf(pdf: Buffer): { x: number; y: number; length: number }[] {
  const squares = /(-?[\d.]+) (-?[\d.]+) m\s+(-?[\d.]+) \2 l\s+\3 (-?[\d.]+) l\s+\1 \4 l\s+h/g;
  return streamsOf(pdf)
    .flatMap((stream) => [...stream.matchAll(squares)])
    .map(([, x, y, end]) => ({ x: Number(x), y: Number(y), length: Number(end) - Number(x) }));
}

/** By another's reader, of pixels that are painted with nothing but what the file draws. */
function scan(pdf: Buffer): string {
  const side = POSTER.qr.side * PIXELS;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const { x, y, length } of runsOf(pdf))
    for (let row = y * PIXELS; row < (y + 1) * PIXELS; row += 1)
      for (let column = x * PIXELS; column < (x + length) * PIXELS; column += 1)
        pixels.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
  return Buffer.from(jsQR(pixels, side, side)?.binaryData ?? []).toString('utf8');
}

describe('the poster of a shop', () => {
  it('has a code that reads back as what it was drawn of', async () => {
    expect(scan(await draw())).toBe(TEXT);
    expect(scan(await draw({ qr: qrPathOf('another') }))).not.toBe(TEXT);
  });

  it('is one page of A5 with the letters of its three languages within', async () => {
    const file = (await draw()).toString('latin1');
    expect(file.match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect(file).toMatch(/\/MediaBox \[0 0 419\.5\d* 595\.2\d*\]/);
    expect(file).toMatch(/NotoSansArabic/);
    expect(file).toMatch(/NotoSansTifinagh/);
  });

  it('stays one page however long the names are', async () => {
    const names = [
      'بقالة الأمل والأصدقاء '.repeat(6).trim(),
      'Épicerie des amis de la grande rue '.repeat(4).trim(),
    ];
    expect((await draw({ names })).toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
  });
});
