/** `123412341234` → `1234 1234 1234`: to be read out. */
export function grouped(code: string): string {
  return code.replace(/(\d{4})(?=\d)/g, '$1\u00a0');
}
