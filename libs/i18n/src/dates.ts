import { wallTime } from './casablanca';
import type { Language } from './language';
import { MONTHS, WEEKDAYS } from './names';

/** The business day of an instant: `2026-11-28`. */
export function dayOf(instant: Date): string {
  return wallTime(instant).slice(0, 10);
}

/** `23:05`, in Morocco. */
export function writeTime(instant: Date): string {
  return wallTime(instant).slice(11, 16);
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
