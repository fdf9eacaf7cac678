import { qrModules, type Correction } from './qr-modules';

/** The code as one path of an SVG, and the side of the whole in modules. */
export function qrPath(
  text: string,
  correction?: Correction,
): { readonly path: string; readonly side: number } {
  const modules = qrModules(text, correction);
  return { path: modules.flatMap(strokesOf).join(''), side: modules.length };
}

/** One stroke for each run of dark modules in a row. */
function strokesOf(row: readonly boolean[], y: number): string[] {
  const strokes: string[] = [];
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue;
    const from = x;
    while (row[x + 1]) x += 1;
    const length = x - from + 1;
    strokes.push(`M${from} ${y}h${length}v1h-${length}z`);
  }
  return strokes;
}
