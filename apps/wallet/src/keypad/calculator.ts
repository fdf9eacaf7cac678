/** What the keypad writes: numbers with a comma, `+` and `×` between them. Whole numbers throughout, no floating ones. */

export const KEYS = [
  '1',
  '2',
  '3',
  '+',
  '4',
  '5',
  '6',
  '×',
  '7',
  '8',
  '9',
  '⌫',
  ',',
  '0',
  '00',
  'C',
] as const;
export type Key = (typeof KEYS)[number];

const LONGEST = 40;
const WHOLE_MAX = 7;
/** Kilograms have three. */
const DECIMALS_MAX = 3;

/** The written sum after a key. */
export function press(written: string, key: Key): string {
  if (key === 'C') return '';
  if (key === '⌫') return written.slice(0, -1);
  if (key === '+' || key === '×') return written === '' ? '' : `${written.replace(/[+×,]+$/, '')}${key}`;
  if (key === '00') return press(press(written, '0'), '0');
  if (written.length >= LONGEST) return written;
  const [number = ''] = /[\d,]*$/.exec(written) ?? [];
  const before = written.slice(0, written.length - number.length);
  if (key === ',') return number.includes(',') ? written : `${before}${number || '0'},`;
  if (number === '0') return before + key;
  const [whole = '', decimals] = number.split(',');
  const isFull = decimals === undefined ? whole.length >= WHOLE_MAX : decimals.length >= DECIMALS_MAX;
  return isFull ? written : written + key;
}

/** In centimes; each product is rounded to the centime, half up. What ends in a sign or a comma counts without it. */
export function totalOf(written: string): bigint {
  return written
    .split('+')
    .map((product) => centimesOf(product.split('×').filter((factor) => factor !== '')))
    .reduce((sum, centimes) => sum + centimes, 0n);
}

function centimesOf(factors: string[]): bigint {
  if (factors.length === 0) return 0n;
  let product = 100n;
  let scale = 1n;
  for (const factor of factors) {
    const [whole = '', decimals = ''] = factor.split(',');
    product *= BigInt(whole + decimals);
    scale *= 10n ** BigInt(decimals.length);
  }
  return (product * 2n + scale) / (scale * 2n);
}
