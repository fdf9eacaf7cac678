import { businessDayOf } from '@hanout/calendar';
import type { CompletedPaymentV1 } from '@hanout/contracts';
import { ownersOf, type OwnedParts } from '../recording/collected';

/** What one payment adds to the bill of whoever bears its fee; below zero for one that gives back. */
export interface Accrual {
  paymentId: string;
  walletId: string;
  personId: string | null;
  currency: string;
  /** `YYYY-MM-DD` in Casablanca. */
  day: string;
  amountMinor: bigint;
  /** In 1/10,000 of the minor unit. */
  parts: bigint;
  shares: readonly OwnedParts[];
  scheduleId: string | null;
  refundOf: string | null;
  completedAt: string;
}

/** Undefined for a payment of which nothing is to be billed. */
export function accrualOf(payment: CompletedPaymentV1): Accrual | undefined {
  const { paymentId, payer, payee, fee, refundOf, amount, completedAt } = payment;
  const accrued = BigInt(fee.accrued);
  if (accrued === 0n) return undefined;
  const sign = refundOf === undefined ? 1n : -1n;
  // What goes back goes the other way: the one who paid then is the payee now.
  const bearer = (fee.paidBy === 'payer') === (refundOf === undefined) ? payer : payee;
  return {
    paymentId,
    walletId: bearer.walletId,
    personId: bearer.personId ?? null,
    currency: amount.currency,
    day: businessDayOf(new Date(completedAt)),
    amountMinor: sign * BigInt(amount.minor),
    parts: sign * accrued,
    shares: ownersOf(fee).map(({ party, parts }) => ({ party, parts: sign * parts })),
    scheduleId: fee.scheduleId ?? null,
    refundOf: refundOf ?? null,
    completedAt,
  };
}
