import { randomInt } from 'node:crypto';

/** Without 0 1 I L O U, which people take for one another when they read to each other. */
export const REFERENCE_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;

/** Ten characters of 30 (about 49 bits), by chance; the table keeps them unique. */
export function newReference(): string {
  return Array.from({ length: LENGTH }, () => REFERENCE_LETTERS[randomInt(REFERENCE_LETTERS.length)]).join(
    '',
  );
}
