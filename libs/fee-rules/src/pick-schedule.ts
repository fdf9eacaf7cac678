import { conditionsHold, specificity, type FeeCircumstances, type FeeCondition } from './conditions';

/** When and for what a schedule is meant. */
export interface DatedSchedule {
  readonly scheduleId: string;
  readonly product: string;
  readonly currency: string;
  /** In force from this instant. */
  readonly effectiveFrom: Date;
  /** A promotion's end: no longer in force at this instant. */
  readonly effectiveUntil: Date | null;
  /** All of them hold, or it does not apply. */
  readonly conditions: readonly FeeCondition[];
}

/** The operation that is to be priced. */
export interface Occasion {
  readonly product: string;
  readonly currency: string;
  readonly at: Date;
  readonly circumstances: FeeCircumstances;
}

/**
 * The one schedule that prices an operation: of those that have begun, are not over and whose conditions hold, the most
 * specific; of these a promotion before what has no end; then the one that began last; then the greatest id, so that the
 * order of the list never matters.
 *
 * @returns undefined when none applies: the operation is not served
 */
export function pickSchedule<Schedule extends DatedSchedule>(
  schedules: Iterable<Schedule>,
  occasion: Occasion,
): Schedule | undefined {
  let picked: Schedule | undefined;
  for (const schedule of schedules)
    if (applies(schedule, occasion) && (!picked || goesBefore(schedule, picked))) picked = schedule;
  return picked;
}

function applies(schedule: DatedSchedule, { product, currency, at, circumstances }: Occasion): boolean {
  return (
    schedule.product === product &&
    schedule.currency === currency &&
    schedule.effectiveFrom <= at &&
    (schedule.effectiveUntil === null || at < schedule.effectiveUntil) &&
    conditionsHold(schedule.conditions, circumstances)
  );
}

function goesBefore(one: DatedSchedule, other: DatedSchedule): boolean {
  const ranks = rankOf(one) - rankOf(other);
  if (ranks !== 0) return ranks > 0;
  const starts = one.effectiveFrom.getTime() - other.effectiveFrom.getTime();
  return starts === 0 ? one.scheduleId > other.scheduleId : starts > 0;
}

/** Having an end is the least of what makes a schedule specific. */
function rankOf({ conditions, effectiveUntil }: DatedSchedule): number {
  return specificity(conditions) + (effectiveUntil === null ? 0 : 1);
}
