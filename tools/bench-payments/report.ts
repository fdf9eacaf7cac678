import { median } from '../bench/statistics';
import { count } from '../payday/progress';
import { table } from '../payday/table';
import type { Found } from './knee';
import type { Trial } from './trial';

export interface Results {
  pgbenchPerSecond: number[];
  rounds: { where: 'spread' | 'hot'; found: Found }[];
}

export function tellResults({ pgbenchPerSecond, rounds }: Results): void {
  const yardstick = pgbenchPerSecond.length > 0 ? median(pgbenchPerSecond) : undefined;
  const places = ['spread', 'hot'] as const;
  const foundAt = (where: string): Found[] =>
    rounds.filter((round) => round.where === where).map(({ found }) => found);
  const rows = places.map((where) => {
    const all = foundAt(where);
    const knee = median(all.map((one) => one.knee));
    return [
      where,
      count(Math.round(knee)),
      yardstick === undefined ? 'not run' : (knee / yardstick).toFixed(3),
    ];
  });
  console.log(`\n${table(['Medians', 'knee/s', '× pgbench'], rows)}\n`);
  const halves = places.flatMap((where) => [
    timesAt(`${where}, half of the knee`, foundAt(where), ({ atHalf }) => atHalf),
    timesAt(`${where}, half of ¼ × pgbench`, foundAt(where), ({ atHalfAsked }) => atHalfAsked),
  ]);
  console.log(
    `${table(['Times to the answer', 'at/s', 'p50 ms', 'p95 ms', 'p99 ms', 'host took'], halves.flat())}\n`,
  );
  console.log(
    yardstick === undefined
      ? '  pgbench: not run, it is not on this machine; so there are no ratios.\n'
      : `  pgbench TPC-B, 8 clients, before and after: ${pgbenchPerSecond.map((tps) => `${count(Math.round(tps))}/s`).join(', ')}\n`,
  );
  const columns = places.flatMap((where) =>
    (['atKnee', 'atHalf'] as const).map((at) => ({
      title: `${where}, ${at === 'atKnee' ? 'knee' : 'half'}`,
      trials: foundAt(where).map((found) => found[at]),
    })),
  );
  tellEach('Processor µs a payment', columns, ({ cpuMicros }) => cpuMicros, 0);
  tellEach('Commits a payment', columns, ({ commits }) => commits, 2);
}

/** @returns no line where it was not measured */
function timesAt(title: string, found: Found[], of: (one: Found) => Trial | undefined): string[][] {
  const trials = found.map(of).filter((trial) => trial !== undefined);
  if (trials.length === 0) return [];
  const cell = (read: (trial: Trial) => number): string => count(Math.round(median(trials.map(read))));
  return [
    [
      title,
      cell(({ perSecond }) => perSecond),
      cell(({ p50Ms }) => p50Ms),
      cell(({ p95Ms }) => p95Ms),
      cell(({ p99Ms }) => p99Ms),
      `${median(trials.map(({ stolenSeconds }) => stolenSeconds)).toFixed(2)} s`,
    ],
  ];
}

function tellEach(
  title: string,
  columns: { title: string; trials: Trial[] }[],
  read: (trial: Trial) => Record<string, number>,
  digits: number,
): void {
  const names = [
    ...new Set(columns.flatMap(({ trials }) => trials.flatMap((one) => Object.keys(read(one))))),
  ];
  const cells = (value: (trial: Trial) => number): number[] =>
    columns.map(({ trials }) => median(trials.map(value)));
  const rows = names
    .map((name) => ({ name, values: cells((trial) => read(trial)[name] ?? 0) }))
    .sort((a, b) => b.values[0]! - a.values[0]!);
  rows.push({
    name: 'all',
    values: cells((trial) => Object.values(read(trial)).reduce((sum, one) => sum + one, 0)),
  });
  const lines = rows.map(({ name, values }) => [name, ...values.map((value) => value.toFixed(digits))]);
  console.log(`${table([title, ...columns.map((column) => column.title)], lines)}\n`);
}

export function tellTrial(where: string, trial: Trial): void {
  const others = Object.entries(trial.answers).filter(([kind]) => kind !== '201');
  const cpu = Object.values(trial.cpuMicros).reduce((sum, one) => sum + one, 0);
  console.log(
    `  ${trial.isSustained ? '✓' : '✗'} ${where.padEnd(6)} ${String(trial.perSecond).padStart(5)}/s` +
      `  p50 ${trial.p50Ms.toFixed(0)} ms, p99 ${trial.p99Ms.toFixed(0)} ms, ${count(cpu)} µs of processors a payment` +
      others.map(([kind, times]) => `; ${kind}: ${count(times)}`).join(''),
  );
}
