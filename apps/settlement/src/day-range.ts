import { addDays, isBusinessDay } from '@hanout/calendar';
import { DAY_RANGE_ERRORS } from './day-range.errors';

/** From the first to the last business day, both counted. @throws DomainError `settlement.days_wrong` */
export function demandRange({ from, to }: { from: string; to: string }, max: number): void {
  const field = isBusinessDay(from) ? 'to' : 'from';
  if (!isBusinessDay(from) || !isBusinessDay(to) || to < from || to >= addDays(from, max))
    throw DAY_RANGE_ERRORS.error('settlement.days_wrong', { field, params: { max: max.toString() } });
}
