import { Money } from '@hanout/money';
import { bandOf, exactFeeWithin, feeWithin, PARTS } from './assess-fee';
import { shareOut } from './share-out';
import { INTERCHANGE_MAX_BPS, type FeeParty, type FeeSchedule, type FeeTerms } from './fee-schedule';

/** Whose a part of a fee is, in 1/10,000 of the minor unit. */
export interface FeeShare {
  readonly party: FeeParty;
  readonly fraction: bigint;
}

/** What an operation costs. One of fee and accrued is zero. */
export interface FeePrice {
  /** To be posted with it. */
  readonly fee: Money;
  /** To be billed later: in 1/10,000 of the minor unit, exact. */
  readonly accrued: bigint;
  /** They sum to the fee, or to what accrues; none where the terms name nobody. */
  readonly shares: readonly FeeShare[];
}

/**
 * @returns undefined when no band holds the amount: the operation is not served
 * @throws RangeError when the schedule is of another currency, or its interchange above the scheme's rule
 */
export function priceOf(schedule: FeeSchedule & FeeTerms, amount: Money): FeePrice | undefined {
  if (schedule.currency !== amount.currency)
    throw new RangeError(`A schedule in ${schedule.currency} does not price ${amount.currency}`);
  if (schedule.interchangeBps > INTERCHANGE_MAX_BPS)
    throw new RangeError(
      `Interchange of ${schedule.interchangeBps} basis points is above ${INTERCHANGE_MAX_BPS}`,
    );
  const band = bandOf(schedule, amount);
  if (!band) return undefined;
  const isAccrued = schedule.collection === 'accrued';
  const fee = isAccrued ? Money.zero(amount.currency) : feeWithin(band, amount);
  const accrued = isAccrued ? exactFeeWithin(band, amount) : 0n;
  return { fee, accrued, shares: sharesOf(schedule, amount, fee.minor * PARTS + accrued) };
}

/** The interchange first, to the issuer, then the rest by its parts; the shares sum to the whole. */
function sharesOf({ interchangeBps, shares }: FeeTerms, amount: Money, whole: bigint): FeeShare[] {
  if (shares.length === 0 || whole === 0n) return [];
  const wished = amount.minor * BigInt(interchangeBps);
  const interchange = wished < whole ? wished : whole;
  const parts = new Map<FeeParty, bigint>();
  if (interchange > 0n) parts.set('issuer', interchange);
  const rest = shareOut(
    whole - interchange,
    shares.map(({ bps }) => BigInt(bps)),
  );
  for (const [place, { party }] of shares.entries())
    parts.set(party, (parts.get(party) ?? 0n) + rest[place]!);
  return [...parts].filter(([, fraction]) => fraction > 0n).map(([party, fraction]) => ({ party, fraction }));
}
