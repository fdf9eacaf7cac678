import { cpuTimes, spentBetween, stolenSeconds } from '../bench/cpu-times';
import { percentile } from '../bench/statistics';
import type { Stage } from '../bench-payments/stage';
import { count } from '../payday/progress';
import { table } from '../payday/table';
import { drain } from './drain';
import { operationsOf } from './options';
import { performAll, type Day } from './perform-all';

interface Ended {
  createdAt: Date;
  completedAt: Date;
}

/** One rate after the other, each until all of it has ended; the table says which of them were kept up. */
export async function climb(stage: Stage, day: Day): Promise<void> {
  const { doors, options, operations } = day;
  const rows: string[][] = [];
  let from = 0;
  for (const rate of options.steps ?? []) {
    const wishes = operations.slice(from, (from += operationsOf(rate)));
    const [since, cpuBefore, stolenBefore] = [new Date(), cpuTimes(stage.dataDir), stolenSeconds()];
    await performAll(stage, { ...day, operations: wishes, options: { ...options, rate } });
    await drain(stage, { simulatorUrl: doors.simulatorUrl, seconds: options.drainSeconds });
    const spent = spentBetween(cpuBefore, cpuTimes(stage.dataDir));
    const ended = await stage.query<Ended>('payments', ENDED, [since]);
    const msEach = (of: (name: string) => boolean): string => {
      const seconds = spent.filter(({ name }) => of(name)).reduce((sum, one) => sum + one.cpuSeconds, 0);
      return ((1_000 * seconds) / wishes.length).toFixed(2);
    };
    const cost = [msEach(() => true), msEach((name) => name === 'postgres')];
    rows.push([...rowOf(rate, ended), ...cost, (stolenSeconds() - stolenBefore).toFixed(1)]);
  }
  const columns = ['ended a second', 'p50 ms', 'p99 ms', 'processor ms each', 'PostgreSQL', 'host took, s'];
  const header = ['Wishes a second', ...columns];
  console.log(`\n${table(header, rows)}\n`);
}

const ENDED = `select created_at as "createdAt", completed_at as "completedAt" from payments
  where kind in ('payout', 'collection') and state = 'completed' and created_at >= $1`;

function rowOf(rate: number, ended: readonly Ended[]): string[] {
  const took = ended
    .map(({ createdAt, completedAt }) => completedAt.getTime() - createdAt.getTime())
    .sort((one, other) => one - other);
  const ms = (share: number): string => count(Math.round(percentile(took, share)));
  return [String(rate), endedEach(ended).toFixed(0), ms(0.5), ms(0.99)];
}

/** While wishes came, but for the first quarter of that time: what waits for the end goes quicker when nothing new comes. */
function endedEach(ended: readonly Ended[]): number {
  const begins = ended.map(({ createdAt }) => createdAt.getTime()).sort((one, other) => one - other);
  const [first, last] = [begins[0]!, begins.at(-1)!];
  const from = first + (last - first) / 4;
  const ends = ended.map(({ completedAt }) => completedAt.getTime()).filter((at) => at >= from && at < last);
  return ends.length / ((last - from) / 1_000);
}
