import { addDays } from '@hanout/calendar';
import type { StandingOrderEvery } from '@hanout/contracts';

/**
 * The business day of a turn, counted from 1. Each is worked out from the first, so that a standing order of the 31st comes back
 * to the 31st after a shorter month, whose last day it takes.
 */
export function dayOfTurn(firstDay: string, every: StandingOrderEvery, turn: number): string {
  const turnsLater = turn - 1;
  if (every === 'day') return addDays(firstDay, turnsLater);
  if (every === 'week') return addDays(firstDay, 7 * turnsLater);
  const [year = 0, month = 0, day = 0] = firstDay.split('-').map(Number);
  const months = year * 12 + (month - 1) + turnsLater;
  const [ofYear, ofMonth] = [Math.floor(months / 12), months % 12];
  const lastDay = new Date(Date.UTC(ofYear, ofMonth + 1, 0)).getUTCDate();
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${ofYear}-${two(ofMonth + 1)}-${two(Math.min(day, lastDay))}`;
}
