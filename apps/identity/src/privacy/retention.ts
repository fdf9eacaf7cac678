import type { BusinessDay } from '@hanout/calendar';
import rules from './retention.json';

export interface Retention {
  keptUntil: string;
  because: string;
}

/** How long the law keeps the identity of somebody who leaves on this day. */
export function retentionFrom(day: BusinessDay): Retention {
  const rule = rules.filter(({ effectiveFrom }) => effectiveFrom <= day).at(-1);
  if (rule === undefined) throw new Error(`No retention rule is in force on ${day}`);
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  // 29 February becomes 1 March.
  const end = new Date(Date.UTC(year + rule.years, month - 1, date));
  return { keptUntil: end.toISOString().slice(0, 10), because: rule.because };
}
