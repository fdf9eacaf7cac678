import { NETWORKS, type NetworkName } from '@hanout/contracts';
import { percentile } from '../bench/statistics';
import { count } from '../payday/progress';
import { table } from '../payday/table';
import type { Operation } from './operations';

/** How long payouts took from their opening to their end, by our database. */
export interface Times {
  /** A network, or all of them together but for one that fell silent. */
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

/** By network and quarter of the day, and of all together; of collections, whose ids no client knows, none. */
export function timesOf(
  rows: readonly Row[],
  operations: readonly Operation[],
  silent: NetworkName | undefined,
): Times[] {
  const together = silent === undefined ? 'all' : `all but ${silent}`;
  const wished = new Map(operations.map((one) => [one.paymentId, one]));
  const groups = new Map<string, number[]>();
  for (const { paymentId, createdAt, completedAt } of rows) {
    const operation = wished.get(paymentId);
    if (!operation) continue;
    const quarter = Math.min(4, Math.ceil((4 * operation.no) / operations.length));
    for (const group of operation.network === silent ? [silent] : [operation.network, together]) {
      const key = `${group} ${quarter}`;
      const took = groups.get(key) ?? [];
      took.push(completedAt.getTime() - createdAt.getTime());
      groups.set(key, took);
    }
  }
  return [...NETWORKS, together].flatMap((network) =>
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
  const rows = [...new Set(times.map(({ network }) => network))].map((network) => [
    network,
    ...times
      .filter((one) => one.network === network)
      .map(({ p50Ms, p99Ms }) => `${shown(p50Ms)} / ${shown(p99Ms)}`),
  ]);
  const header = ['Payouts to their end, p50 / p99 ms', '1st quarter', '2nd', '3rd', '4th'];
  console.log(`${table(header, rows)}\n`);
}
