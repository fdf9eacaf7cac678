import { Money } from '@hanout/money';

/** Dirhams as text, decimals as needed: `35`, `35.5`, `35.50`. Sixteen digits before the point fit whatever a column holds. */
const DIRHAMS = /^(0|[1-9]\d{0,15})(\.\d{1,2})?$/;

export function writeAmount(amount: Money): string {
  return amount.toDecimal();
}

/** Undefined for what is no amount of money that could have moved. */
export function readAmount(said: unknown, currency: unknown): Money | undefined {
  if (typeof said !== 'string' || !DIRHAMS.test(said) || currency !== 'MAD') return undefined;
  const amount = Money.parse(said, currency);
  return amount.isPositive() ? amount : undefined;
}
