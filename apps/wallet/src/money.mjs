/** Amounts as people write and read them; whole centimes as text in between, never a floating number. */

const ARABIC_DIGITS = /[٠-٩۰-۹]/g;

const western = (text) => text.replace(ARABIC_DIGITS, (digit) => String(digit.codePointAt(0) & 0xf));

/** `25,5` · `25.50` · `1 250` · `٢٥` → `"2550"`, …; undefined for what is no amount above zero with at most two decimals. */
export function minorOf(text) {
  const plain = western(text)
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(/[,٫]/, '.');
  const [, whole, decimals = ''] = /^(\d{1,12})(?:\.(\d{0,2}))?$/.exec(plain) ?? [];
  if (whole === undefined) return undefined;
  const minor = BigInt(whole + decimals.padEnd(2, '0'));
  return minor > 0n ? String(minor) : undefined;
}

/** `"125050"` → `1 250,50`: Western digits, as on Moroccan banknotes and receipts, in both languages. */
export function shown(minor) {
  const value = BigInt(minor);
  const digits = String(value < 0n ? -value : value).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, '\u202f');
  return `${value < 0n ? '−' : ''}${whole},${digits.slice(-2)}`;
}

export const plus = (one, other) => String(BigInt(one) + BigInt(other));
