import { randomInt } from 'node:crypto';

const SERIAL_DIGITS = 19;
const CODE_DIGITS = 12;

/** What names a voucher: 19 random digits and a check digit (Luhn), so that a number misread at a counter is noticed. */
export function makeSerial(): string {
  return withCheck(randomDigits(SERIAL_DIGITS));
}

/** What a voucher is cashed with: twelve random digits and a check digit, never made from the identity card. */
export function makeCode(): string {
  return withCheck(randomDigits(CODE_DIGITS));
}

/** Its check digit is wrong: a slip and no guess. The oldest codes are twelve digits and have none. */
export function isMistyped(code: string): boolean {
  return code.length > CODE_DIGITS && luhnDigit(code.slice(0, -1)) !== code.at(-1);
}

/** The digit that makes the whole divisible: from the right, every second digit counts double, its digits added up. */
export function luhnDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

function withCheck(digits: string): string {
  return digits + luhnDigit(digits);
}

function randomDigits(count: number): string {
  return Array.from({ length: count }, () => randomInt(10)).join('');
}
