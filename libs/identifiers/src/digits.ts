/** Arabic-Indic (U+0660) and Eastern Arabic-Indic (U+06F0) digits become 0-9; everything else stays. */
export function toWesternDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/** Nothing was written: no text, or only spaces. Missing and unreadable are different findings. */
export function isBlank(text: string | null | undefined): boolean {
  return text === undefined || text === null || text.trim() === '';
}
