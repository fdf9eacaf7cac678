import { randomInt } from 'node:crypto';

const SERIAL_DIGITS = 19;
const CODE_DIGITS = 12;

/** What names a voucher: 19 random digits and a check digit (Luhn), so that a number misread at a counter is noticed. */
export function makeSerial(): string {
  const digits = randomDigits(SERIAL_DIGITS);
  return digits + luhnDigit(digits);
}

/** What a voucher is cashed with: random, and never made from the identity card. */
export function makeCode(): string {
  return randomDigits(CODE_DIGITS);
}

/** The digit that makes the whole divisible: from the right, every second digit counts double, its digits added up. */
export function luhnDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

function randomDigits(count: number): string {
  return Array.from({ length: count }, () => randomInt(10)).join('');
}
