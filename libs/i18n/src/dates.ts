import type { Language } from './language';
import { MONTHS, WEEKDAYS } from './names';

/** What a clock on the wall of Casablanca shows. */
const WALL = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Africa/Casablanca',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

function onTheWall(instant: Date): Record<string, string> {
  return Object.fromEntries(WALL.formatToParts(instant).map(({ type, value }) => [type, value]));
}

/** The business day of an instant: `2026-11-28`. */
export function dayOf(instant: Date): string {
  const { year, month, day } = onTheWall(instant);
  return `${year}-${month}-${day}`;
}

/** `23:05`, in Morocco. */
export function writeTime(instant: Date): string {
  const { hour, minute } = onTheWall(instant);
  return `${hour}:${minute}`;
}

/** @param day `2026-11-28` → `samedi 28 novembre 2026` */
export function writeDay(language: Language, day: string): string {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return `${WEEKDAYS[language][weekday]} ${Number(day.slice(8, 10))} ${writeMonth(language, day)}`;
}

/** @param month `2026-11` (a day will do) → `novembre 2026` */
export function writeMonth(language: Language, month: string): string {
  return `${MONTHS[language][Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;
}

/** `28 novembre, 23:05`, for what happened this year. */
export function writeInstant(language: Language, instant: Date): string {
  const [, month, day] = dayOf(instant).split('-');
  const comma = language === 'ar' ? '،' : ',';
  return `${Number(day)} ${MONTHS[language][Number(month) - 1]}${comma} ${writeTime(instant)}`;
}
