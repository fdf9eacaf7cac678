import { NETWORKS } from '@hanout/contracts';
import { percentile } from '../bench/statistics';
import { count } from '../payday/progress';
import { table } from '../payday/table';
import type { Operation } from './operations';

/** How long payouts took from their opening to their end, by our database. */
export interface Times {
  network: string;
  quarter: number;
  payouts: number;
  p50Ms: number;
  p99Ms: number;
}

export interface Row {
  paymentId: string;
  createdAt: Date;
  completedAt: Date;
}

/** By network and quarter of the day; of collections, whose ids no client knows, none. */
export function timesOf(rows: readonly Row[], operations: readonly Operation[]): Times[] {
  const wished = new Map(operations.map((one) => [one.paymentId, one]));
  const groups = new Map<string, number[]>();
  for (const { paymentId, createdAt, completedAt } of rows) {
    const operation = wished.get(paymentId);
    if (!operation) continue;
    const quarter = Math.min(4, Math.ceil((4 * operation.no) / operations.length));
    const key = `${operation.network} ${quarter}`;
    groups.set(key, [...(groups.get(key) ?? []), completedAt.getTime() - createdAt.getTime()]);
  }
  return NETWORKS.flatMap((network) =>
    [1, 2, 3, 4].map((quarter) => {
      const took = (groups.get(`${network} ${quarter}`) ?? []).sort((one, other) => one - other);
      return {
        network,
        quarter,
        payouts: took.length,
        p50Ms: percentile(took, 0.5),
        p99Ms: percentile(took, 0.99),
      };
    }),
  );
}

export function tellTimes(times: readonly Times[]): void {
  const shown = (ms: number): string => (Number.isNaN(ms) ? '–' : count(Math.round(ms)));
  const rows = NETWORKS.map((network) => [
    network,
    ...times
      .filter((one) => one.network === network)
      .map(({ p50Ms, p99Ms }) => `${shown(p50Ms)} / ${shown(p99Ms)}`),
  ]);
  const header = ['Payouts to their end, p50 / p99 ms', '1st quarter', '2nd', '3rd', '4th'];
  console.log(`${table(header, rows)}\n`);
}
