import jsQr from 'jsqr';
import { qrModules, qrPath } from './index';

const SCALE = 4;

/** What a camera sees, from a picture of grey pixels. */
function read(side: number, isDark: (row: number, column: number) => boolean): string | undefined {
  const width = side * SCALE;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (let y = 0; y < width; y += 1)
    for (let x = 0; x < width; x += 1)
      if (isDark(Math.floor(y / SCALE), Math.floor(x / SCALE)))
        pixels.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
  return jsQr(pixels, width, width)?.data;
}

describe.each(['M', 'Q'] as const)('a QR code of correction %s', (correction) => {
  it.each(['https://example.ma/p/8WD3KQ5TBX', 'بقالة المكناسي', 'ⵜⴰⵃⴰⵏⵓⵜ', 'x'.repeat(400)])(
    'is read as %s',
    (text) => {
      const modules = qrModules(text, correction);
      expect(read(modules.length, (row, column) => modules[row]![column]!)).toBe(text);
    },
  );

  it('is drawn as the modules are, with a quiet zone', () => {
    const modules = qrModules('M00003', correction);
    const { path, side } = qrPath('M00003', correction);
    const drawn = new Set<string>();
    for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
      for (let step = 0; step < Number(length); step += 1) drawn.add(`${Number(x) + step} ${y}`);
    const dark = modules.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `${x} ${y}` : [])));
    expect(side).toBe(modules.length);
    expect([...drawn].sort()).toEqual(dark.sort());
    const edges = dark.flatMap((at) => at.split(' ').map(Number));
    expect([Math.min(...edges), Math.max(...edges)]).toEqual([4, side - 5]);
  });
});
