import qrcode from 'qrcode-generator';

/** How much may be lost: M 15 %, for a screen; Q 25 %, for a wall, where it is scratched and dirty. */
export type Correction = 'M' | 'Q';

/** Light modules around the code, which readers need (ISO/IEC 18004). */
const QUIET = 4;

/** Rows of modules, the quiet zone among them; true is dark. The text is written as UTF-8. */
export function qrModules(text: string, correction: Correction = 'M'): boolean[][] {
  const code = qrcode(0, correction);
  // The library takes a character for a byte.
  code.addData(String.fromCharCode(...new TextEncoder().encode(text)), 'Byte');
  code.make();
  const size = code.getModuleCount() + 2 * QUIET;
  const isDark = (row: number, column: number): boolean =>
    [row, column].every((at) => at >= QUIET && at < size - QUIET) && code.isDark(row - QUIET, column - QUIET);
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_cell, column) => isDark(row, column)),
  );
}
