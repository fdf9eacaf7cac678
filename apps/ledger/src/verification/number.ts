/** Numbers of the log are `yyyymm × 10¹³ + n`, as text: 19 digits. n counts on over the months. */

const MONTH_DIGITS = 6;
const ZERO = 48;

/** The n of a number. Digit by digit: this is asked for several times a row. */
export function countOf(no: string): number {
  let count = 0;
  for (let index = MONTH_DIGITS; index < no.length; index += 1)
    count = count * 10 + no.charCodeAt(index) - ZERO;
  return count;
}

/** `yyyymm`. */
export function monthOf(no: string): number {
  let month = 0;
  for (let index = 0; index < MONTH_DIGITS; index += 1) month = month * 10 + no.charCodeAt(index) - ZERO;
  return month;
}

export function numberOf(month: number, count: number): string {
  return `${month}${String(count).padStart(13, '0')}`;
}
