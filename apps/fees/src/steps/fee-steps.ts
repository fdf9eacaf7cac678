import {
  FEE_PRODUCTS,
  type FeeBandV1,
  type FeeExampleV1,
  type FeeStepsOfProductV1,
  type FeeStepsOfScheduleV1,
  type FeeStepV1,
  type FeeSumsV1,
} from '@hanout/contracts';
import { PARTS, priceOf, shareOut } from '@hanout/fee-rules';
import { decimalsOf, isCurrency, Money } from '@hanout/money';
import type { Schedule } from '../schedules/schedule.entity';
import { addFees, noFees, type FeeSums, type MonthFees } from '../recording/month-fees';
import { stepTexts } from './step-texts';

export interface Standing {
  /** Of the month. */
  fees: readonly MonthFees[];
  /** One at most for each product and currency. */
  inForce: readonly Schedule[];
  /** Those that priced what the shop was paid in the month. */
  used: readonly Schedule[];
  vatBps: number;
}

/** In the order in which products are named, payments of customers first. */
export function feeSteps({ fees, inForce, used, vatBps }: Standing): FeeStepsOfProductV1[] {
  const ofProducts = new Map<string, Schedule[]>();
  for (const schedule of new Map([...inForce, ...used].map((one) => [one.scheduleId, one])).values()) {
    const { product, currency } = schedule;
    const key = `${FEE_PRODUCTS.indexOf(product)} ${currency}`;
    ofProducts.set(key, [...(ofProducts.get(key) ?? []), schedule]);
  }
  return [...ofProducts].sort().map(([, schedules]) => stepsOfProduct(schedules, { fees, inForce, vatBps }));
}

function stepsOfProduct(
  schedules: readonly Schedule[],
  { fees, inForce, vatBps }: Omit<Standing, 'used'>,
): FeeStepsOfProductV1 {
  const [first] = schedules as [Schedule];
  const { product, currency } = first;
  const ofProduct = fees.filter(({ scheduleId }) => schedules.some((one) => one.scheduleId === scheduleId));
  const wire = (sums: FeeSums) => toWire(sums, { currency, vatBps });
  const paid = total(ofProduct, 'paid');
  const average = averageOf(paid);
  const nextStep =
    average !== undefined && isIn(inForce, first)
      ? first.bands.findIndex((band) => holds(band, average))
      : -1;
  return {
    product,
    paid: wire(paid),
    givenBack: wire(total(ofProduct, 'back')),
    ...(average !== undefined && nextStep !== -1 && { next: example(first, average, vatBps), nextStep }),
    schedules: schedules.map((schedule) => ({
      scheduleId: schedule.scheduleId,
      isInForce: isIn(inForce, schedule),
      collection: schedule.terms.collection,
      steps: stepsOf(schedule, ofProduct, vatBps),
    })),
  };
}

function stepsOf(
  schedule: Schedule,
  fees: readonly MonthFees[],
  vatBps: number,
): FeeStepsOfScheduleV1['steps'] {
  const { scheduleId, currency, bands } = schedule;
  return bands.map((band, place): FeeStepV1 => {
    const ofStep = fees.filter((one) => one.scheduleId === scheduleId && one.band === place);
    const [paid, givenBack] = [total(ofStep, 'paid'), total(ofStep, 'back')];
    return {
      ...band,
      paid: toWire(paid, { currency, vatBps }),
      givenBack: toWire(givenBack, { currency, vatBps }),
      example: example(schedule, averageOf(paid) ?? smallestWhole(band, currency), vatBps),
      texts: stepTexts(band, currency),
    };
  });
}

function example(schedule: Schedule, minor: bigint, vatBps: number): FeeExampleV1 {
  const amount = Money.of(minor, schedule.currency);
  const price = priceOf({ ...schedule, ...schedule.terms }, amount);
  if (!price) throw new Error(`schedule ${schedule.scheduleId} does not price ${minor}`);
  const fee = price.fee.minor * PARTS + price.accrued;
  return { amount: amount.toJSON(), fee: fee.toString(), vat: vatOf(fee, vatBps).toString() };
}

function toWire(
  { payments, volumeMinor, postedMinor, accrued }: FeeSums,
  { currency, vatBps }: { currency: string; vatBps: number },
): FeeSumsV1 {
  return {
    payments,
    volume: { minor: volumeMinor.toString(), currency },
    posted: { minor: postedMinor.toString(), currency },
    accrued: accrued.toString(),
    vat: vatOf(postedMinor * PARTS + accrued, vatBps).toString(),
  };
}

function total(fees: readonly MonthFees[], side: MonthFees['side']): FeeSums {
  const sums = noFees();
  for (const row of fees) if (row.side === side) addFees(sums, row);
  return sums;
}

const isIn = (schedules: readonly Schedule[], { scheduleId }: Schedule): boolean =>
  schedules.some((one) => one.scheduleId === scheduleId);

/** Prices include it. */
const vatOf = (parts: bigint, vatBps: number): bigint => shareOut(parts, [PARTS, BigInt(vatBps)])[1]!;

const averageOf = ({ payments, volumeMinor }: FeeSums): bigint | undefined =>
  payments === 0 ? undefined : volumeMinor / BigInt(payments);

const holds = ({ minMinor, maxMinor }: FeeBandV1, minor: bigint): boolean =>
  BigInt(minMinor) <= minor && minor <= BigInt(maxMinor);

/** `51.00` of a band from 50.01. */
function smallestWhole({ minMinor, maxMinor }: FeeBandV1, currency: string): bigint {
  const least = BigInt(minMinor) === 0n ? 1n : BigInt(minMinor);
  const unit = isCurrency(currency) ? 10n ** BigInt(decimalsOf(currency)) : 1n;
  const whole = ((least + unit - 1n) / unit) * unit;
  return whole <= BigInt(maxMinor) ? whole : least;
}
