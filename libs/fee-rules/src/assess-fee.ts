import { divideRounded, Money } from '@hanout/money';
import type { FeeBand, FeeSchedule } from './fee-schedule';

/**
 * The fee of one operation: the fixed part and the basis points of the band the amount falls into, rounded half up to
 * the minor unit, never less than the band's floor and never more than its cap.
 *
 * @returns undefined when no band holds the amount: the schedule does not price it, so the operation is not served.
 * @throws RangeError when the schedule is of another currency; picking the schedule is the caller's part.
 */
export function assessFee(schedule: FeeSchedule, amount: Money): Money | undefined {
  if (schedule.currency !== amount.currency) {
    throw new RangeError(`A schedule in ${schedule.currency} does not price ${amount.currency}`);
  }
  const band = bandOf(schedule, amount);
  return band && feeWithin(band, amount);
}

/** The step that holds the amount. */
export function bandOf(schedule: FeeSchedule, amount: Money): FeeBand | undefined {
  return schedule.bands.find((step) => holds(step, amount.minor));
}

/** How many parts a minor unit is divided into where fees are kept exactly: basis points of it are whole parts. */
export const PARTS = 10_000n;

/** The fee by one band, whether or not the amount falls into it. */
export function feeWithin(band: FeeBand, amount: Money): Money {
  return Money.of(divideRounded(exactFeeWithin(band, amount), PARTS, 'half_up'), amount.currency);
}

/** The same before it is rounded, in 1/10,000 of the minor unit. */
export function exactFeeWithin({ bps, fixedMinor, floorMinor, capMinor }: FeeBand, amount: Money): bigint {
  const fee = amount.minor * BigInt(bps) + BigInt(fixedMinor) * PARTS;
  const floored = floorMinor === undefined ? fee : max(fee, BigInt(floorMinor) * PARTS);
  return capMinor === undefined ? floored : min(floored, BigInt(capMinor) * PARTS);
}

const max = (one: bigint, other: bigint) => (one > other ? one : other);
const min = (one: bigint, other: bigint) => (one < other ? one : other);

function holds(band: FeeBand, minor: bigint): boolean {
  return BigInt(band.minMinor) <= minor && minor <= BigInt(band.maxMinor);
}
