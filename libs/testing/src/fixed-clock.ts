import type { Clock } from '@hanout/calendar';

/** A clock that stands still until it is moved. */
export function fixedClock(start: Date | string): Clock & { set(now: Date | string): void } {
  let now = new Date(start);
  return { now: () => new Date(now), set: (next) => (now = new Date(next)) };
}
