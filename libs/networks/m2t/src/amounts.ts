import { Money } from '@hanout/money';

/** ISO 4217: the dirham. */
export const DIRHAM = '504';

/** Field 4 has twelve digits: 9,999,999,999.99 MAD. */
const MAX_MINOR = 999_999_999_999n;

/** Field 4: centimes in twelve digits. Undefined for an amount that it cannot hold. */
export function writeAmount({ minor, currency }: Money): string | undefined {
  if (currency !== 'MAD' || minor <= 0n) throw new RangeError('Payouts are amounts of dirhams');
  return minor > MAX_MINOR ? undefined : minor.toString().padStart(12, '0');
}

/** Undefined for what is no amount of money that could have moved. */
export function readAmount(said: string | undefined, currency: string | undefined): Money | undefined {
  if (said === undefined || !/^\d{12}$/.test(said) || /^0+$/.test(said) || currency !== DIRHAM)
    return undefined;
  return Money.of(BigInt(said), 'MAD');
}
