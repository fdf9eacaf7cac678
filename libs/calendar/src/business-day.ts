import { tz } from 'moment-timezone';

/**
 * The business day is the calendar day of `Africa/Casablanca`. Morocco kept UTC+1 and went back to UTC for Ramadan, so
 * some days have 23 or 25 hours; since 20 September 2026 it keeps UTC. Nothing here adds 24 hours to anything.
 *
 * The switches are dated data: those of the IANA time-zone database as `moment-timezone` ships it, not those built into
 * Node, which are as old as the Node in use (2025c in Node 20.20: an hour off since that September).
 */
export const BUSINESS_ZONE = 'Africa/Casablanca';

/** `2026-02-15`. A plain string to whoever stores it; only this library makes one. */
export type BusinessDay = string & { readonly businessDay: unique symbol };

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const WALL_TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** No zone is further than this from UTC, so the start of a day lies within it around UTC's midnight. */
const OFFSET_MAX_MS = 15 * HOUR_MS;

const zone = zoneOf(BUSINESS_ZONE);

/** Data of before the decree of 2026 would book money on the wrong day: a process that has it must not start. */
function zoneOf(name: string): NonNullable<ReturnType<typeof tz.zone>> {
  const found = tz.zone(name);
  if (!found || found.utcOffset(Date.parse('2026-10-01T00:00:00Z')) !== 0) {
    throw new Error(`The time-zone data ${tz.dataVersion} is too old for ${name}: 2026f or newer is needed`);
  }
  return found;
}

/** What a clock on the wall in Casablanca shows at that instant, as if it were UTC. */
function wallTime(instant: Date): Date {
  const time = instant.getTime();
  return new Date(time - zone.utcOffset(time) * MINUTE_MS);
}

/** The business day an instant falls on. @throws RangeError when the date is invalid. */
export function businessDayOf(instant: Date): BusinessDay {
  return wallTime(instant).toISOString().slice(0, 10) as BusinessDay;
}

/** `15:04:05`, by a clock on the wall in Casablanca. @throws RangeError when the date is invalid. */
export function businessTimeOf(instant: Date): string {
  return wallTime(instant).toISOString().slice(11, 19);
}

/**
 * The instants of a day, half open: `from` belongs to it, `to` is the first of the next day.
 * @throws RangeError when the text is no day.
 */
export function businessDayBounds(day: string): { from: Date; to: Date } {
  return { from: startOf(assertDay(day)), to: startOf(addDays(day, 1)) };
}

/**
 * When a clock on the wall in Casablanca shows `20:00` on that day. Of a time shown twice (a day of 25 hours) the first
 * one; of a time that is skipped (a day of 23), as long after the start of the day as the time says.
 * @throws RangeError when the text is no day or no time.
 */
export function businessInstant({ day, time }: { day: string; time: string }): Date {
  const [, hours, minutes] = WALL_TIME.exec(time) ?? [];
  if (hours === undefined) throw new RangeError(`Not a time written HH:MM: ${time}`);
  const from = startOf(assertDay(day)).getTime();
  const plain = new Date(from + (Number(hours) * 60 + Number(minutes)) * MINUTE_MS);
  const isShown = (instant: Date) =>
    businessDayOf(instant) === day && businessTimeOf(instant) === `${time}:00`;
  const shifted = [-HOUR_MS, HOUR_MS].map((shift) => new Date(plain.getTime() + shift));
  return [plain, ...shifted].find(isShown) ?? plain;
}

/** Whether the text is a day that exists, written `YYYY-MM-DD`. */
export function isBusinessDay(text: unknown): text is BusinessDay {
  if (typeof text !== 'string' || !ISO_DAY.test(text) || text < '1970-01-01') return false;
  const midnight = new Date(`${text}T00:00:00Z`);
  // JavaScript lets the 30th of February roll over into March; a day that comes back changed did not exist.
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text);
}

/** The day so many calendar days later (or earlier). @throws RangeError when the text is no day. */
export function addDays(day: string, days: number): BusinessDay {
  const midnight = new Date(`${assertDay(day)}T00:00:00Z`);
  midnight.setUTCDate(midnight.getUTCDate() + days);
  return assertDay(midnight.toISOString().slice(0, 10));
}

/** The first instant of a day, found by halving: it holds whatever hour the clock changes at, midnight included. */
function startOf(day: BusinessDay): Date {
  const midnightUtc = Date.parse(`${day}T00:00:00Z`);
  let before = midnightUtc - OFFSET_MAX_MS;
  let within = midnightUtc + OFFSET_MAX_MS;
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (businessDayOf(new Date(middle)) < day) before = middle;
    else within = middle;
  }
  return new Date(within);
}

function assertDay(text: string): BusinessDay {
  if (!isBusinessDay(text)) throw new RangeError(`Not a day written YYYY-MM-DD: ${text}`);
  return text;
}
