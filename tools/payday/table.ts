/** A plain table for people: the first column to the left, the others to the right. */
export function table(header: string[], rows: string[][]): string {
  const widths = header.map((title, column) =>
    Math.max(...[title, ...rows.map((row) => row[column] ?? '')].map((cell) => width(cell))),
  );
  const line = (cells: string[]): string =>
    '  ' +
    cells
      .map((cell, column) => {
        const gap = ' '.repeat(widths[column]! - width(cell));
        return column === 0 ? cell + gap : gap + cell;
      })
      .join('  ');
  return [line(header), '  ' + widths.map((size) => '─'.repeat(size)).join('  '), ...rows.map(line)].join(
    '\n',
  );
}

function width(text: string): number {
  return [...text].length;
}
