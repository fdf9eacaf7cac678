import type { CreateSplitBodyV1, SplitState, PaymentState } from '@hanout/contracts';
import { Money } from '@hanout/money';
import { isFinal } from '../payments/payment.moves';
import { SPLIT_ERRORS } from './splits.errors';

/** What one payer is to be asked for. */
export interface PartWish {
  payerWalletId: string;
  amount: Money;
}

/**
 * The parts of a split: as they were given, or equal, what does not divide going to the first. They sum to its amount.
 *
 * @throws DomainError the first of the refusals below, in this order
 */
export function partsOf({ amount: whole, parts }: CreateSplitBodyV1): PartWish[] {
  const amount = Money.fromWire(whole);
  if (new Set(parts.map(({ payerWalletId }) => payerWalletId)).size < parts.length)
    throw SPLIT_ERRORS.error('payments.split_payer_twice', { field: 'parts' });
  const given = parts.flatMap((part) => (part.amount ? Money.fromWire(part.amount) : []));
  if (given.length > 0 && given.length < parts.length)
    throw SPLIT_ERRORS.error('payments.split_parts_mixed', { field: 'parts' });
  if (given.length === 0 && amount.minor < BigInt(parts.length))
    throw SPLIT_ERRORS.error('payments.split_too_small', { field: 'amount.minor' });
  const amounts: Money[] = given.length > 0 ? given : amount.split(parts.map(() => 1n));
  const isOfCurrency = amounts.every(({ currency }) => currency === amount.currency);
  const sum = amounts.reduce((total, { minor }) => total + minor, 0n);
  if (!isOfCurrency || sum !== amount.minor)
    throw SPLIT_ERRORS.error('payments.split_sum_differs', {
      field: 'parts',
      params: { amount: amount.toString() },
    });
  return parts.map(({ payerWalletId }, place) => ({ payerWalletId, amount: amounts[place]! }));
}

/** Of nothing else than its parts' states and whether its maker has cancelled it, so that it can never be stale. */
export function stateOf(parts: readonly PaymentState[], isCancelled: boolean): SplitState {
  if (parts.some((state) => !isFinal(state))) return 'open';
  if (parts.every((state) => state === 'completed')) return 'complete';
  return isCancelled ? 'cancelled' : 'incomplete';
}
