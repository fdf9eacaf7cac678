import { Money } from '@hanout/money';
import type { FeeBand, FeeSchedule } from './fee-schedule';

/**
 * The fee of one operation: the fixed part and the basis points of the band the amount falls into, rounded half up to
 * the minor unit, and never more than the band's cap.
 *
 * @returns undefined when no band holds the amount: the schedule does not price it, so the operation is not served.
 * @throws RangeError when the schedule is of another currency; picking the schedule is the caller's part.
 */
export function assessFee(schedule: FeeSchedule, amount: Money): Money | undefined {
  if (schedule.currency !== amount.currency) {
    throw new RangeError(`A schedule in ${schedule.currency} does not price ${amount.currency}`);
  }
  const band = schedule.bands.find((step) => holds(step, amount.minor));
  return band && feeWithin(band, amount);
}

/** The fee by one band, whether or not the amount falls into it. */
export function feeWithin(band: FeeBand, amount: Money): Money {
  const fee = amount.basisPoints(BigInt(band.bps), 'half_up').minor + BigInt(band.fixedMinor);
  const cap = band.capMinor === undefined ? fee : BigInt(band.capMinor);
  return Money.of(fee < cap ? fee : cap, amount.currency);
}

function holds(band: FeeBand, minor: bigint): boolean {
  return BigInt(band.minMinor) <= minor && minor <= BigInt(band.maxMinor);
}
