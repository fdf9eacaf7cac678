/** What a spreadsheet would run as a formula, when a stranger's name begins so. */
const FORMULA = /^[=+\-@\t\r]/;
/** Of a plain number the minus is its sign. */
const NUMBER = /^-?\d+([.,]\d+)?$/;

function cell(value: string): string {
  const safe = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** As spreadsheets in Morocco read it without asking: semicolons, and the mark by which Excel knows UTF-8. */
export function csvOf(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return `\ufeff${[heads, ...rows].map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

export function saveFile(name: string, content: BlobPart, mediaType: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
