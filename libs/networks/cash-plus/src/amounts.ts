import { Money } from '@hanout/money';

/** Dirhams with both decimals, always. Sixteen digits before the point fit whatever a column holds. */
const DIRHAMS = /^(0|[1-9]\d{0,15})\.\d{2}$/;

/** `{ value: "35.00", currency: "MAD" }` */
export function writeAmount(amount: Money): { value: string; currency: string } {
  return { value: amount.toDecimal(), currency: amount.currency };
}

/** Undefined for what is no amount of money that could have moved. */
export function readAmount(value: unknown, currency: unknown): Money | undefined {
  if (typeof value !== 'string' || !DIRHAMS.test(value) || currency !== 'MAD') return undefined;
  const amount = Money.parse(value, currency);
  return amount.isPositive() ? amount : undefined;
}
