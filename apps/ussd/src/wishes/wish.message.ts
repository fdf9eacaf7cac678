import { Money } from '@hanout/money';
import type { WishRow } from './wishes.queries';
import type { Behind } from './wishes.service';

/** A message of the templates that notifications has for phones without a screen. */
export interface LineMessage {
  template: string;
  values: Record<string, string>;
}

/** How a wish stands, in one SMS. */
export function messageOf({ state, amountMinor, reference }: WishRow, { payee }: Behind): LineMessage {
  const amount = Money.of(BigInt(amountMinor), 'MAD').toDecimal();
  if (state === 'asked') return { template: 'payment_waits', values: { amount } };
  if (state === 'not_paid') return { template: 'payment_not_made', values: { amount } };
  const template = payee?.kind === 'person' ? 'transfer_sent' : 'payment_sent';
  return { template, values: { amount, reference: reference ?? '' } };
}
