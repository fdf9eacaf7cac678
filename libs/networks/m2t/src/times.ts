import { businessDayOf, businessTimeOf } from '@hanout/calendar';

/** MMDDhhmmss in UTC, for field 7. */
export function writeSentAt(at: Date): string {
  return digitsOf(at.toISOString()).slice(4, 14);
}

/** The wire has no year: it is taken for the one that brings it closest to now. Undefined for what is no time. */
export function readSentAt(said: string | undefined, now: Date): Date | undefined {
  const year = now.getUTCFullYear();
  const away = (date: Date): number => Math.abs(date.getTime() - now.getTime());
  return [year - 1, year, year + 1]
    .flatMap((one) => readInstant(`${one}${said ?? ''}`) ?? [])
    .sort((one, other) => away(one) - away(other))[0];
}

/** YYYYMMDDhhmmss in UTC. */
export function writeInstant(at: Date): string {
  return digitsOf(at.toISOString()).slice(0, 14);
}

export function readInstant(said: string | undefined): Date | undefined {
  const iso = said?.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6.000Z') ?? '';
  const at = new Date(iso);
  // A day that does not exist would roll over into the next month.
  return !Number.isNaN(at.getTime()) && at.toISOString() === iso ? at : undefined;
}

/** Fields 12 and 13: hhmmss and MMDD by a clock on the wall in Casablanca. */
export function localTimeOf(at: Date): { 12: string; 13: string } {
  return { 12: digitsOf(businessTimeOf(at)), 13: digitsOf(businessDayOf(at)).slice(4) };
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
