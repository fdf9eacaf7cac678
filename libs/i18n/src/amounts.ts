import type { Language } from './language';

/** What people call the dirham beside an amount. */
export const DIRHAM: Readonly<Record<Language, string>> = { ar: 'درهم', fr: 'DH', zgh: 'ⴷⵔⵀⵎ' };

const MINUS = '\u2212';
/** Narrow, does not break, and leaves a number one number in a line from the right (bidi class CS). */
const GROUP = '\u202f';

/** Eastern digits, which some keyboards write, as Western ones, which Morocco does. */
export function westernDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

/** Centimes `125050` → `1 250,50`; the same in all languages, as on the country's receipts. */
export function writeAmount(minor: bigint | string): string {
  const value = BigInt(minor);
  const digits = String(value < 0n ? -value : value).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, GROUP);
  return `${value < 0n ? MINUS : ''}${whole},${digits.slice(-2)}`;
}

/** `25,5` · `25.50` · `1 250` · `٢٥` → centimes; undefined for what is no amount above zero with at most two decimals. */
export function readAmount(text: string): bigint | undefined {
  const plain = westernDigits(text).replace(/\s/g, '').replace(/[,٫]/, '.');
  const [, whole, decimals = ''] = /^(\d{1,12})(?:\.(\d{0,2}))?$/.exec(plain) ?? [];
  if (whole === undefined) return undefined;
  const minor = BigInt(whole + decimals.padEnd(2, '0'));
  return minor > 0n ? minor : undefined;
}
