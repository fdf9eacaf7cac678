/**
 * `npm run bench:ledger`: the ledger beside pgbench in one run, on one private PostgreSQL that forces every commit to
 * disk. Machines are noisy, so what counts are the ratios of the medians; nothing here is a test.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { table } from '../payday/table';
import { measureLoaded } from './loaded';
import { headlineRatio, measurements, type Figures } from './measurements';
import { startServers, type Servers } from './servers';
import { machine } from '../bench/machine';
import { median } from '../bench/statistics';

const HELP = `npm run bench:ledger -- [options]

  --rounds N      rounds of everything; medians are shown. Default: 3
  --seconds N     of each measurement; at half of the load 20 at least. Default: 5
  --only TEXT     only measurements whose name contains it, and pgbench for the ratio
  --load N        instead: measure posting, load N transfers, measure again, read, verify
  --json FILE     also write every round's figures there
`;

export interface Options {
  rounds: number;
  seconds: number;
  only: string;
  load: number;
  json: string | undefined;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '5' },
      only: { type: 'string', default: '' },
      load: { type: 'string', default: '0' },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const number = (name: 'rounds' | 'seconds' | 'load', min: number): number => {
    const value = Number(values[name]);
    if (!Number.isInteger(value) || value < min)
      throw new Error(`--${name} takes a whole number from ${min}`);
    return value;
  };
  const options = {
    rounds: number('rounds', 1),
    seconds: number('seconds', 1),
    load: number('load', 0),
    only: values.only,
    json: values.json,
  };
  console.log(`${machine()}\nStarting a PostgreSQL and a NATS of its own …`);
  const servers = await startServers();
  process.once('SIGINT', () => void servers.stop().then(() => process.exit(130)));
  try {
    await (options.load > 0 ? measureLoaded(servers, options) : measureAll(servers, options));
  } finally {
    await servers.stop();
  }
}

async function measureAll(servers: Servers, { rounds, seconds, only, json }: Options): Promise<void> {
  const all = await measurements(servers, seconds);
  const chosen = all.filter(({ name }) => name.includes(only) || name.startsWith('pgbench'));
  const results = new Map<string, Figures[]>();
  for (let round = 1; round <= rounds; round += 1) {
    for (const { name, measure } of chosen) {
      const figures = await measure();
      if (!figures) continue;
      results.set(name, [...(results.get(name) ?? []), figures]);
      console.log(
        `  round ${round}  ${name.padEnd(46)} ${Math.round(figures.perSecond).toLocaleString('en')}/s`,
      );
    }
  }
  const shown = [...results].map(([name, list]) => ({
    name,
    perSecond: median(list.map(({ perSecond }) => perSecond)),
    p50Ms: medianOf(list, 'p50Ms'),
    p99Ms: medianOf(list, 'p99Ms'),
    rounds: list,
  }));
  const ratios = headlineRatio(shown);
  const rows = shown.map(({ name, perSecond, p50Ms, p99Ms }) => [
    name,
    Math.round(perSecond).toLocaleString('en'),
    ratios(perSecond, 'simple'),
    ratios(perSecond, 'prepared'),
    p50Ms?.toFixed(1) ?? '',
    p99Ms?.toFixed(1) ?? '',
  ]);
  const header = [
    `Medians of ${rounds} rounds of ${seconds} s`,
    'per second',
    '× pgbench',
    '× prepared',
    'p50 ms',
    'p99 ms',
  ];
  console.log(`\n${table(header, rows)}\n`);
  const missing = all.filter(({ name }) => name.startsWith('pgbench') && !results.has(name));
  if (missing.length > 0)
    console.log('  pgbench: not run, it is not on this machine; so there are no ratios.\n');
  if (json) writeFileSync(json, `${JSON.stringify(shown, null, 2)}\n`);
}

function medianOf(list: readonly Figures[], key: 'p50Ms' | 'p99Ms'): number | undefined {
  const values = list.flatMap((one) => one[key] ?? []);
  return values.length > 0 ? median(values) : undefined;
}

main().catch((error: unknown) => {
  process.stderr.write(`\n  ✗ ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
