import type { CompletedPaymentV1 } from '@hanout/contracts';
import type { DayOf } from './days';

/** Where a band of each schedule ends, in minor units. */
export type BandEnds = ReadonlyMap<string, readonly bigint[]>;

/** Payments and their fees. Parts are 1/10,000 of the minor unit. */
export interface FeeSums {
  payments: number;
  volumeMinor: bigint;
  postedMinor: bigint;
  accrued: bigint;
}

/** What a shop was paid in a month within a band of a schedule and what that cost, or how much of both went back. */
export interface MonthFees extends FeeSums {
  walletId: string;
  /** Its first day. */
  month: string;
  scheduleId: string;
  /** Its place in the schedule. */
  band: number;
  side: 'paid' | 'back';
}

export const noFees = (): FeeSums => ({ payments: 0, volumeMinor: 0n, postedMinor: 0n, accrued: 0n });

export function addFees(sums: FeeSums, other: FeeSums): void {
  sums.payments += other.payments;
  sums.volumeMinor += other.volumeMinor;
  sums.postedMinor += other.postedMinor;
  sums.accrued += other.accrued;
}

/** A shop that bears the fee of what it is paid, and by which schedule: of others nothing is added up. */
export function shopOf({ fee, payer, payee, refundOf }: CompletedPaymentV1) {
  const shop = refundOf === undefined ? payee : payer;
  if (fee.paidBy !== 'payee' || shop.kind !== 'merchant' || fee.scheduleId === undefined) return undefined;
  return { walletId: shop.walletId, scheduleId: fee.scheduleId };
}

/** One row for each shop, month, schedule, band and side of a list; a hot shop's is one. */
export function monthFeesOf(
  payments: readonly CompletedPaymentV1[],
  ends: BandEnds,
  dayOf: DayOf,
): MonthFees[] {
  const rows = new Map<string, MonthFees>();
  for (const payment of payments) {
    const shop = shopOf(payment);
    if (!shop) continue;
    const { amount, fee, refundOf, refundOfAmount, completedAt } = payment;
    // What gives back is of the band that priced what it gives back.
    const priced = BigInt((refundOfAmount ?? amount).minor);
    const band = ends.get(shop.scheduleId)?.findIndex((end) => priced <= end) ?? -1;
    if (band === -1) continue;
    const month = `${dayOf(completedAt).slice(0, 7)}-01`;
    const side = refundOf === undefined ? 'paid' : 'back';
    const key = `${shop.walletId} ${month} ${shop.scheduleId} ${band} ${side}`;
    let row = rows.get(key);
    if (!row) rows.set(key, (row = { ...shop, month, band, side, ...noFees() }));
    row.payments += 1;
    row.volumeMinor += BigInt(amount.minor);
    row.postedMinor += BigInt(fee.amount.minor);
    row.accrued += BigInt(fee.accrued);
  }
  return [...rows.values()];
}
