import { dayOf } from '@hanout/i18n';
import { ask } from '../../api/client';
import type { Operation } from '../../offline/operations';

interface Month {
  /** Days with a movement, in order. */
  readonly parts: readonly { readonly period: string }[];
}

interface Day {
  readonly lines: readonly Operation[];
  /** Present when there are more lines. */
  readonly nextAfterLine?: number;
}

/** How far back is looked for a wallet that seldom moves. */
const MONTHS_MAX = 6;

/** `2026-01` → `2025-12` */
export function monthBefore(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}

/** The last operations of the wallet, newest first, day by day backwards: no more is read than is shown. */
export async function readLast(count: number, now = new Date()): Promise<Operation[]> {
  const found: Operation[] = [];
  let month = dayOf(now).slice(0, 7);
  for (let months = 0; months < MONTHS_MAX && found.length < count; months += 1) {
    const { parts } = await ask<Month>('GET', `/statements/${month}`);
    for (const { period } of [...parts].reverse()) {
      if (found.length >= count) break;
      found.push(...(await readDay(period)).reverse());
    }
    month = monthBefore(month);
  }
  return found.slice(0, count);
}

async function readDay(day: string): Promise<Operation[]> {
  const lines: Operation[] = [];
  for (let after: number | undefined; ;) {
    const page = await ask<Day>('GET', `/statements/${day}${after === undefined ? '' : `?after=${after}`}`);
    lines.push(...page.lines);
    after = page.nextAfterLine;
    if (after === undefined) return lines;
  }
}
