/**
 * When the clocks of Casablanca were changed: on one hour, back, on again, and so on, from 2018 to the decree of 2026 that
 * keeps UTC for good. What the IANA database says of it; a browser's own data is as old as the browser, and an hour off in
 * one of before that decree. A spec compares with the database that our services have: a new decree is new lines here.
 */
const CHANGES = [
  '2018-03-25T02:00Z',
  '2018-05-13T02:00Z',
  '2018-06-17T02:00Z',
  '2019-05-05T02:00Z',
  '2019-06-09T02:00Z',
  '2020-04-19T02:00Z',
  '2020-05-31T02:00Z',
  '2021-04-11T02:00Z',
  '2021-05-16T02:00Z',
  '2022-03-27T02:00Z',
  '2022-05-08T02:00Z',
  '2023-03-19T02:00Z',
  '2023-04-23T02:00Z',
  '2024-03-10T02:00Z',
  '2024-04-14T02:00Z',
  '2025-02-23T02:00Z',
  '2025-04-06T02:00Z',
  '2026-02-15T02:00Z',
  '2026-03-22T02:00Z',
  '2026-09-20T01:00Z',
].map((at) => Date.parse(at));

const HOUR_MS = 3_600_000;

/** What a clock on the wall in Casablanca shows at an instant since 2018: `2026-11-28T23:30:00.000`. */
export function wallTime(instant: Date): string {
  const changes = CHANGES.filter((at) => at <= instant.getTime()).length;
  return new Date(instant.getTime() + (changes % 2) * HOUR_MS).toISOString().slice(0, -1);
}
