const grouped = (digits) => digits.replace(/\B(?=(\d{3})+$)/g, '\u202f');

/** Centimes, as a string or a whole number, → `29 894 700,00`. */
export function money(minor) {
  const value = BigInt(minor);
  const digits = String(value < 0n ? -value : value).padStart(3, '0');
  return `${value < 0n ? '−' : ''}${grouped(digits.slice(0, -2))},${digits.slice(-2)}`;
}

export const count = (number) => grouped(String(number));

/** How far `part` is of `whole`, 0 to 1; of nothing it is all. */
export const share = (part, whole) => (Number(whole) === 0 ? 1 : Math.min(1, Number(part) / Number(whole)));
