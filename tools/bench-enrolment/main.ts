/**
 * `npm run bench:enrolment`: a platform of its own in an empty folder, the sample's merchants and payees enrolled through
 * the gateway as their networks do it, people a second, and which process spent the processors. Nothing here is a test.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { NETWORKS } from '@hanout/contracts';
import { machine } from '../bench/machine';
import { openPayday, type Payday } from '../payday/payday';
import { count } from '../payday/progress';
import { readMerchantLists } from '../payday/steps/enrol-merchants';
import { pagesOf } from '../payday/steps/enrol-payees';
import { loadRoster } from '../payday/steps/load-roster';
import { table } from '../payday/table';
import { Platform } from '../platform/platform';
import { workspaceRoot } from '../platform/workspace';
import { enrolAll, type Enrolled, type List } from './enrol-all';

const HELP = `npm run bench:enrolment -- [options]

  --roster DIR   default: samples/tayssir-2021-t3
  --lanes N      lists in flight at a time. Default: 6, one a network
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      roster: { type: 'string', default: 'samples/tayssir-2021-t3' },
      lanes: { type: 'string', default: '6' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const lanes = Number(values.lanes);
  if (!Number.isInteger(lanes) || lanes < 1) throw new Error('--lanes takes a whole number from 1');
  const dataDir = mkdtempSync(join(tmpdir(), 'hanout-bench-'));
  // Root hands PostgreSQL to another user, who must be able to walk in here.
  chmodSync(dataDir, 0o755);
  const platform = new Platform({ dataDir, root: workspaceRoot(), onProgress: () => undefined });
  const stop = async (): Promise<void> => {
    await platform.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  process.once('SIGINT', () => void stop().then(() => process.exit(130)));
  try {
    console.log('Starting a platform of its own …');
    await platform.start();
    await measure({ folder: resolve(values.roster), dataDir, lanes });
  } finally {
    await stop();
  }
}

async function measure(given: { folder: string; dataDir: string; lanes: number }): Promise<void> {
  const payday = openPayday({ ...given, programme: 'tayssir', ruleSet: 'tayssir-2020-21-t3', families: 0 });
  const roster = await loadRoster(payday);
  const payees = await readPayees(payday, roster.rosterId);
  const merchants = readMerchantLists(payday.folder);
  console.log(`\n  ${machine()}\n`);
  tell('merchants', await enrolAll(payday, { ...given, lists: merchants }));
  tell('payees', await enrolAll(payday, { ...given, lists: payees }));
}

/** Read before the clock starts: it is the enrolment that is measured. The networks take turns. */
async function readPayees(payday: Payday, rosterId: string): Promise<List[]> {
  const byNetwork = await Promise.all(
    NETWORKS.map(async (network) => {
      const lists: List[] = [];
      for await (const people of pagesOf(payday, network, rosterId)) lists.push({ network, people });
      return lists;
    }),
  );
  const longest = Math.max(...byNetwork.map((lists) => lists.length));
  return Array.from({ length: longest }, (_, turn) => byNetwork.flatMap((lists) => lists[turn] ?? [])).flat();
}

function tell(whom: string, enrolled: Enrolled): void {
  const { people, refused, seconds, medianMs, slowestMs, spent } = enrolled;
  console.log(
    `  ${count(people)} ${whom} in ${seconds.toFixed(1)} s: ${count(Math.round(people / seconds))} people/s` +
      ` (${count(refused)} refused; a list took ${Math.round(medianMs)} ms, the slowest ${Math.round(slowestMs)} ms)`,
  );
  console.log(
    table(
      ['process', 'cpu s', 'µs/person'],
      spent.map(({ name, cpuSeconds }) => [
        name,
        cpuSeconds.toFixed(1),
        String(Math.round((cpuSeconds / people) * 1e6)),
      ]),
    ),
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
