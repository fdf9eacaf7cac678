import { Money } from '@hanout/money';

/** Theirs is a text of centimes: `"3500"`. */
export function centimesOf(amount: Money): string {
  return amount.minor.toString();
}

/** Undefined for what is no amount of money that could have moved. */
export function amountOf(said: unknown, currency: unknown): Money | undefined {
  if (typeof said !== 'string' || !/^[1-9]\d{0,17}$/.test(said) || currency !== 'MAD') return undefined;
  return Money.of(BigInt(said), 'MAD');
}
