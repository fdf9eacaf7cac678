import { Money } from '@hanout/money';
import { feeWithin } from './assess-fee';
import type { FeeSchedule } from './fee-schedule';

/** What is wrong with a list of bands, and at which field: `bands.1.minMinor`. */
export interface BandsFault {
  readonly fault:
    'start' | 'reversed' | 'gap' | 'overlap' | 'cap_below_fixed' | 'cap_below_floor' | 'fee_exceeds_amount';
  readonly field: string;
  /** What would have been right, in minor units. */
  readonly expectedMinor: string;
}

/**
 * The first thing wrong with the bands, reading them in order; undefined when every amount from one minor unit to the
 * last band's end has exactly one price, and that price is less than the amount.
 */
export function bandsFault({ bands, currency }: FeeSchedule): BandsFault | undefined {
  let expected = 1n;
  for (const [place, band] of bands.entries()) {
    const min = BigInt(band.minMinor);
    const max = BigInt(band.maxMinor);
    const fault = (name: BandsFault['fault'], field: string, right: bigint): BandsFault => ({
      fault: name,
      field: `bands.${place}.${field}`,
      expectedMinor: right.toString(),
    });
    const startsAtZero = place === 0 && min === 0n;
    if (min !== expected && !startsAtZero) {
      return fault(place === 0 ? 'start' : min > expected ? 'gap' : 'overlap', 'minMinor', expected);
    }
    if (max < min || max === 0n) return fault('reversed', 'maxMinor', min);
    if (band.capMinor !== undefined && BigInt(band.capMinor) < BigInt(band.fixedMinor)) {
      return fault('cap_below_fixed', 'capMinor', BigInt(band.fixedMinor));
    }
    if (
      band.capMinor !== undefined &&
      band.floorMinor !== undefined &&
      BigInt(band.capMinor) < BigInt(band.floorMinor)
    )
      return fault('cap_below_floor', 'capMinor', BigInt(band.floorMinor));
    // The rest (amount − fee) never shrinks as the amount grows, because basis points are far below the whole:
    // what holds for the smallest amount of a band holds for all of it.
    const smallest = Money.of(min === 0n ? 1n : min, currency);
    if (feeWithin(band, smallest).minor >= smallest.minor) {
      return fault('fee_exceeds_amount', 'fixedMinor', smallest.minor);
    }
    expected = max + 1n;
  }
  return undefined;
}
