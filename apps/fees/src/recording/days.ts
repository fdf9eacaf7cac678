import { businessDayOf } from '@hanout/calendar';

/** The business day of an instant in ISO 8601. */
export type DayOf = (instant: string) => string;

/** Works each out once: payments of one fact were mostly posted at one instant. */
export function daysOfFact(): DayOf {
  const days = new Map<string, string>();
  return (instant) => {
    const known = days.get(instant);
    if (known !== undefined) return known;
    const day = businessDayOf(new Date(instant));
    days.set(instant, day);
    return day;
  };
}
