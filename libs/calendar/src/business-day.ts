/**
 * The business day is the calendar day of `Africa/Casablanca`. Morocco keeps UTC+1 and falls back to UTC during
 * Ramadan, so one day a year has 23 hours and one has 25: nothing here adds 24 hours to anything.
 * The switches come from the time-zone data of the running Node (Intl), never from a table of ours.
 */
export const BUSINESS_ZONE = 'Africa/Casablanca';

/** `2026-02-15`. A plain string to whoever stores it; only this library makes one. */
export type BusinessDay = string & { readonly businessDay: unique symbol };

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const HOUR_MS = 3_600_000;
/** No zone is further than this from UTC, so the start of a day lies within it around UTC's midnight. */
const OFFSET_MAX_MS = 15 * HOUR_MS;

const dayFormat = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
  timeZone: BUSINESS_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** A Node without Morocco's Ramadan switches would book money on the wrong day; it must not start. */
function assertZoneIsKnown(): void {
  const summer = businessDayOf(new Date('2024-07-01T23:30:00Z'));
  const ramadan = businessDayOf(new Date('2024-03-20T23:30:00Z'));
  if (summer !== '2024-07-02' || ramadan !== '2024-03-20') {
    throw new Error(
      `The time-zone data of this Node does not know ${BUSINESS_ZONE}: use a Node with full ICU, of 2024 or later`,
    );
  }
}

/** The business day an instant falls on. @throws RangeError when the date is invalid. */
export function businessDayOf(instant: Date): BusinessDay {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of dayFormat.formatToParts(instant)) parts[type] = value;
  return `${parts.year?.padStart(4, '0')}-${parts.month}-${parts.day}` as BusinessDay;
}

/**
 * The instants of a day, half open: `from` belongs to it, `to` is the first of the next day.
 * @throws RangeError when the text is no day.
 */
export function businessDayBounds(day: string): { from: Date; to: Date } {
  return { from: startOf(assertDay(day)), to: startOf(addDays(day, 1)) };
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

assertZoneIsKnown();
