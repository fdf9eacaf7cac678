import { Money } from '@hanout/money';

/** Theirs is a decimal text without sign or leading zeros: `35.00`. */
const WRITTEN = /^(0|[1-9]\d{0,15})(\.\d{1,4})?$/;

export function decimalOf(amount: Money): string {
  return amount.toDecimal();
}

/** Undefined for what is no amount of dirhams that could have moved; `35`, `35.0` and `35.00` are the same. */
export function amountOf(said: unknown, currency: unknown): Money | undefined {
  if (typeof said !== 'string' || currency !== 'MAD') return undefined;
  const [, whole, fraction = ''] = WRITTEN.exec(said) ?? [];
  if (whole === undefined || fraction.length > '.00'.length) return undefined;
  const amount = Money.parse(said, 'MAD');
  return amount.isPositive() ? amount : undefined;
}
