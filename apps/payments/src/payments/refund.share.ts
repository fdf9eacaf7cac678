import { divideRounded } from '@hanout/money';

/** What is left of a payment: of its amount and of its fee, after refunds done and on their way. */
export interface Rest {
  readonly amountMinor: bigint;
  readonly feeMinor: bigint;
}

/**
 * The part of the fee the merchant gets back for a refund: in proportion, rounded down, and all that is left with the
 * refund that empties the payment, so that the parts add up to the fee exactly.
 *
 * A refund that the ledger refused gives its part back to the rest, also after a later one took "all that is left":
 * hence never more than the rest.
 */
export function feeGivenBack(payment: Rest, rest: Rest, refundMinor: bigint): bigint {
  if (refundMinor <= 0n || refundMinor > rest.amountMinor)
    throw new RangeError('A refund is within what is left');
  if (refundMinor === rest.amountMinor) return rest.feeMinor;
  const share = divideRounded(payment.feeMinor * refundMinor, payment.amountMinor, 'down');
  return share < rest.feeMinor ? share : rest.feeMinor;
}
