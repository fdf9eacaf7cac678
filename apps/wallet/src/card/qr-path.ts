import qrcode from 'qrcode-generator';

const QUIET = 4;

/** A QR code as one path of squares, with the quiet zone that readers ask for, and the side of the whole. */
export function qrPath(text: string): { readonly path: string; readonly side: number } {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  let path = '';
  for (let row = 0; row < count; row += 1)
    for (let column = 0; column < count; column += 1)
      if (code.isDark(row, column)) path += `M${column + QUIET} ${row + QUIET}h1v1h-1z`;
  return { path, side: count + 2 * QUIET };
}
