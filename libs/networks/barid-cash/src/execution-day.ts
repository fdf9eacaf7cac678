import { addDays, businessDayOf, businessTimeOf, type BusinessDay } from '@hanout/calendar';
import rules from './execution-rules.json';

/** When the network executes a file: dated data, from its contract. */
export interface ExecutionRules {
  /** The first day on which they hold. */
  effectiveFrom: string;
  /** `16:00:00` in Casablanca: what is taken then or later goes out on the next day. */
  cutOff: string;
  weekend: readonly string[];
  /** `MM-DD`, every year. */
  holidays: readonly string[];
  /** `YYYY-MM-DD`: those of the moon, as they are announced. */
  movingHolidays: readonly string[];
}

/** The day on which an order is to be executed: the one it was taken, or the next on which the network works. */
export function executionDayOf(takenAt: Date, dated: readonly ExecutionRules[] = rules.inForce): BusinessDay {
  const taken = businessDayOf(takenAt);
  const isLate = businessTimeOf(takenAt) >= rulesOn(taken, dated).cutOff;
  let day = isLate ? addDays(taken, 1) : taken;
  while (!isWorkingDay(day, rulesOn(day, dated))) day = addDays(day, 1);
  return day;
}

function isWorkingDay(day: string, { weekend, holidays, movingHolidays }: ExecutionRules): boolean {
  const name = new Date(`${day}T12:00:00Z`).toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' });
  return !weekend.includes(name) && !holidays.includes(day.slice(5)) && !movingHolidays.includes(day);
}

/** The latest that hold on a day; before all of them, the first. */
function rulesOn(day: string, dated: readonly ExecutionRules[]): ExecutionRules {
  const byDate = [...dated].sort((one, other) => one.effectiveFrom.localeCompare(other.effectiveFrom));
  const inForce = byDate.findLast(({ effectiveFrom }) => effectiveFrom <= day) ?? byDate[0];
  if (!inForce) throw new RangeError('There are no rules for the day of execution');
  return inForce;
}
