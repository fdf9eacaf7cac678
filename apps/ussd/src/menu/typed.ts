import { toWesternDigits } from '@hanout/identifiers';

/** Four to six digits; whether they are the right ones, identity says. */
export function readPin(input: string): string | undefined {
  const digits = toWesternDigits(input).trim();
  return /^\d{4,6}$/.test(digits) ? digits : undefined;
}

/** As it stands on the shop's counter, in any letters: `m00003` → `M00003`. */
export function readShopCode(input: string): string | undefined {
  const code = toWesternDigits(input).trim().toUpperCase();
  return /^[A-Z0-9]{4,12}$/.test(code) ? code : undefined;
}
