import { Money } from '@hanout/money';

/** Theirs is an `xs:decimal` with two decimals, read as text: `35.00`. */
const WRITTEN = /^(0|[1-9]\d{0,15})\.\d{2}$/;

export function decimalOf(amount: Money): string {
  return amount.toDecimal();
}

/** Undefined for what is no amount of dirhams that could have moved. */
export function amountOf(said: unknown, currency: unknown): Money | undefined {
  if (typeof said !== 'string' || !WRITTEN.test(said) || currency !== 'MAD') return undefined;
  const amount = Money.parse(said, 'MAD');
  return amount.isPositive() ? amount : undefined;
}
