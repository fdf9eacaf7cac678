import { businessDayBounds, isBusinessDay } from '@hanout/calendar';
import { SCHEDULE_ERRORS } from './schedules.errors';

const WITH_OFFSET = /T.*(Z|[+-]\d{2}:?\d{2})$/;

/** @throws DomainError `fees.effective_from_unclear` */
export function readStart(text: string): Date {
  const start = instantOf(text);
  if (!start) throw SCHEDULE_ERRORS.error('fees.effective_from_unclear', { field: 'effectiveFrom' });
  return start;
}

/**
 * A day means its first instant here too: the day before it is the last.
 *
 * @throws DomainError `fees.effective_until_unclear`, `fees.ends_before_it_begins`
 */
export function readEnd(text: string | undefined, start: Date): Date | null {
  if (text === undefined) return null;
  const end = instantOf(text);
  const field = 'effectiveUntil';
  if (!end) throw SCHEDULE_ERRORS.error('fees.effective_until_unclear', { field });
  if (end <= start) throw SCHEDULE_ERRORS.error('fees.ends_before_it_begins', { field });
  return end;
}

/** A day means its first instant in Morocco; an instant without an offset would mean another one on every machine. */
function instantOf(text: string): Date | undefined {
  if (isBusinessDay(text)) return businessDayBounds(text).from;
  const instant = new Date(text);
  return !WITH_OFFSET.test(text) || Number.isNaN(instant.getTime()) ? undefined : instant;
}
