import { PARTS, shareOut } from '@hanout/fee-rules';
import { divideRounded } from '@hanout/money';
import { newPayment } from './new-payment';
import type { Payment } from './payment.entity';
import type { Share } from './payment.share';

/** What is left of a payment: of its amount and of its fee, after refunds done and on their way. */
export interface Rest {
  readonly amountMinor: bigint;
  readonly feeMinor: bigint;
}

/**
 * The part of the fee that goes back with a refund to whoever bore it: in proportion, rounded down, and all that is left with the
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

/**
 * The part of what accrued that goes back, in 1/10,000 of the minor unit: what is due for all that was given back by then
 * less what was due before, so that the parts of a payment that is given back wholly add up to it exactly.
 */
export function accruedGivenBack(
  { amountMinor, accrued }: { amountMinor: bigint; accrued: bigint },
  restMinor: bigint,
  refundMinor: bigint,
): bigint {
  const before = amountMinor - restMinor;
  return (accrued * (before + refundMinor)) / amountMinor - (accrued * before) / amountMinor;
}

/** Whose a fee that goes back was, in proportion to whose it is. */
export function sharesGivenBack(
  shares: readonly Share[],
  { feeMinor, accrued }: { feeMinor: bigint; accrued: bigint },
): Share[] {
  const whole = feeMinor * PARTS + accrued;
  if (shares.length === 0 || whole === 0n) return [];
  const parts = shareOut(
    whole,
    shares.map(({ fraction }) => BigInt(fraction)),
  );
  return shares
    .map(({ party }, place) => ({ party, fraction: parts[place]!.toString() }))
    .filter(({ fraction }) => fraction !== '0');
}

/** What is left of a payment, after what was given back and what is on its way back. */
export function restOf(payment: Payment): Rest {
  return {
    amountMinor: payment.amountMinor - payment.refundingMinor - payment.refundedMinor,
    feeMinor: payment.feeMinor - payment.feeRefundingMinor - payment.feeRefundedMinor,
  };
}

/**
 * What we cannot take back: notes have changed hands, or a network has paid, or was paid, at its own system. Nobody here is
 * charged for what somebody out there says later.
 */
export function isOutside({ kind }: Pick<Payment, 'kind'>): boolean {
  return ['cash_in', 'cash_out', 'float_swap', 'payout', 'collection'].includes(kind);
}

/** A payment that gives back such a part of another, with that part's fee. */
export function givingBack(
  original: Payment,
  kind: 'refund' | 'recall' | 'reversal',
  { refundMinor, withFee }: { refundMinor: bigint; withFee: boolean },
): Payment {
  const rest = restOf(original);
  const fee = withFee
    ? {
        feeMinor: feeGivenBack(original, rest, refundMinor),
        accrued: accruedGivenBack(original, rest.amountMinor, refundMinor),
      }
    : { feeMinor: 0n, accrued: 0n };
  return newPayment({
    kind,
    channel: original.channel,
    merchantCode: original.merchantCode,
    payerWalletId: original.payeeWalletId,
    payeeWalletId: original.payerWalletId,
    currency: original.currency,
    amountMinor: refundMinor,
    ...fee,
    feeSide: original.feeSide,
    shares: sharesGivenBack(original.shares, fee),
    scheduleId: original.scheduleId,
    refundOf: original.paymentId,
  });
}
