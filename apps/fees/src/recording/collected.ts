import type { CompletedPaymentV1, PaymentFeeV1, ShareParty } from '@hanout/contracts';
import { PARTS } from '@hanout/fee-rules';
import type { DayOf } from './days';

/** Whose a part of a fee is. Parts are 1/10,000 of the minor unit. */
export interface OwnedParts {
  party: ShareParty;
  parts: bigint;
}

/** What was collected on a day of what is a party's; below zero where more went back. */
export interface Collected extends OwnedParts {
  currency: string;
  /** `YYYY-MM-DD` in Casablanca. */
  day: string;
}

/** The shares of a fee, which sum to it: what nobody is named for is the platform's. */
export function ownersOf({ amount, accrued, shares }: PaymentFeeV1): OwnedParts[] {
  const owned = shares.map(({ party, fraction }) => ({ party, parts: BigInt(fraction) }));
  const named = owned.reduce((sum, { parts }) => sum + parts, 0n);
  const rest = BigInt(amount.minor) * PARTS + BigInt(accrued) - named;
  if (rest !== 0n) owned.push({ party: 'platform', parts: rest });
  return owned;
}

/** Of the fees that were posted with their payments: what accrues is collected by its bill. */
export function collectedOf(payments: readonly CompletedPaymentV1[], dayOf: DayOf): Collected[] {
  const rows = new Map<string, Collected>();
  for (const { fee, refundOf, completedAt } of payments) {
    if (fee.amount.minor === '0') continue;
    const { currency } = fee.amount;
    const day = dayOf(completedAt);
    for (const { party, parts } of ownersOf(fee)) {
      const key = `${currency} ${day} ${party}`;
      let row = rows.get(key);
      if (!row) rows.set(key, (row = { currency, day, party, parts: 0n }));
      row.parts += refundOf === undefined ? parts : -parts;
    }
  }
  return [...rows.values()];
}
