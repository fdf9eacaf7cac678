import { createHmac } from 'node:crypto';

const SPACE = 10n ** 11n;

/**
 * The twelve digits of a payment: eleven that only we can work out, and a check digit. Worked out anew each time, so that
 * whoever asks again with his key has the same answer though the code is kept nowhere.
 */
export function codeOf(paymentId: string, key: Buffer): string {
  const sum = createHmac('sha256', key).update(`withdrawal-code-1 ${paymentId}`).digest();
  const digits = (sum.readBigUInt64BE() % SPACE).toString().padStart(11, '0');
  return digits + checkDigitOf(digits);
}

/** What a code is found by. */
export function hashOf(code: string, key: Buffer): Buffer {
  return createHmac('sha256', key).update(`withdrawal-code-hash-1 ${code}`).digest();
}

/** The key that a code was made with, by its hash; undefined when it is not among them. */
export function keyOf(paymentId: string, hash: Buffer, keys: Iterable<Buffer>): Buffer | undefined {
  return [...keys].find((key) => hashOf(codeOf(paymentId, key), key).equals(hash));
}

/** One wrong digit, or two neighbours in the other order (but 09 and 90), is a slip and no guess (Luhn, ISO/IEC 7812-1). */
export function isWellFormed(code: string): boolean {
  return /^\d{12}$/.test(code) && checkDigitOf(code.slice(0, -1)) === code.at(-1);
}

function checkDigitOf(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
