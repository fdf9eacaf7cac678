import { addDays, businessDayBounds, businessDayOf, isBusinessDay } from '@hanout/calendar';
import { STATEMENT_ERRORS } from './statements.errors';

/** Of the calendar of Casablanca: its first instant belongs to it, `to` is the first of the next period. */
export interface Period {
  /** `2021-12-07`, `2021-12`, `2021`. */
  name: string;
  unit: 'day' | 'month' | 'year';
  from: Date;
  to: Date;
}

const UNITS = { 4: 'year', 7: 'month', 10: 'day' } as const;

/**
 * @param wished `today`, a day, a month or a year
 * @throws DomainError `payments.unknown_period`
 */
export function periodOf(wished: string, now: Date): Period {
  const name = wished === 'today' ? businessDayOf(now) : wished;
  const unit = UNITS[name.length as keyof typeof UNITS];
  const first = `${name}-01-01`.slice(0, 10);
  const last = lastDayOf(name, unit);
  if (!isBusinessDay(first) || !isBusinessDay(last))
    throw STATEMENT_ERRORS.error('payments.unknown_period', { field: 'period' });
  return { name, unit, from: businessDayBounds(first).from, to: businessDayBounds(addDays(last, 1)).from };
}

function lastDayOf(name: string, unit: Period['unit'] | undefined): string | undefined {
  // The calendar ends there, and the day after the last one is asked for.
  if (name >= '9999') return undefined;
  if (unit === 'year') return `${name}-12-31`;
  if (unit === 'day') return name;
  if (unit === undefined || !isBusinessDay(`${name}-01`)) return undefined;
  const inNextMonth = addDays(`${name}-01`, 31);
  return addDays(`${inNextMonth.slice(0, 7)}-01`, -1);
}

/** The part of the period an instant falls on: the day of a month, the month of a year. */
export function partOf(period: Period, instant: Date): string {
  return businessDayOf(instant).slice(0, period.unit === 'year' ? 7 : 10);
}
