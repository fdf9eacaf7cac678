/** What a ledger of many transfers can still do: posting beside the empty one, reads, verification, bytes. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { table } from '../payday/table';
import { count, ProgressLine } from '../payday/progress';
import { connect } from '../platform/postgres-databases';
import { workspaceRoot } from '../platform/workspace';
import { ACCOUNTS, batches, openBenchAccounts, post } from './in-database';
import type { Options } from './main';
import { runProcess, type Servers } from './servers';
import { writeOut } from '../bench/server';
import { median, percentile } from '../bench/statistics';

const LOAD_SIZE = 8_000;

export async function measureLoaded(servers: Servers, { load, rounds, seconds }: Options): Promise<void> {
  const url = await servers.newLedger('ledger');
  await openBenchAccounts(url);
  const before = await posting(url, { rounds, seconds });
  const progress = new ProgressLine('Transfers loaded', load);
  const perCall = 25 * LOAD_SIZE;
  for (let done = 0; done < load; done += perCall) {
    const share = Math.min(perCall, load - done);
    await post(url, {
      batches: Math.ceil(share / LOAD_SIZE),
      size: LOAD_SIZE,
      isHot: done % (4 * perCall) === 0,
    });
    progress.show(done + share);
  }
  progress.done(count(load));
  const bytes = await bytesPerTransfer(url);
  // A ledger that holds them, and not one that is still writing them to the disk.
  await writeOut(servers.postgres.url);
  const after = await posting(url, { rounds, seconds });
  const reads = await runProcess<Record<string, number[]>>('apps/ledger/bench/reads.js', [
    '--database',
    url,
    '--accounts',
    String(ACCOUNTS),
  ]);
  const rows = Object.keys(before).map((name) => [
    name,
    Math.round(before[name]!).toLocaleString('en'),
    Math.round(after[name]!).toLocaleString('en'),
    (after[name]! / before[name]!).toFixed(2),
  ]);
  console.log(`\n${table([`Posting, with ${count(load)} transfers`, 'empty', 'loaded', 'ratio'], rows)}`);
  const readRows = Object.entries(reads).map(([name, sorted]) => [
    name,
    percentile(sorted, 0.5).toFixed(2),
    percentile(sorted, 0.99).toFixed(2),
  ]);
  console.log(`\n${table(['Reads', 'p50 ms', 'p99 ms'], readRows)}`);
  console.log(`\n${table(['Bytes per transfer', 'rows', 'indexes'], bytes)}\n`);
  await verify(url);
}

async function posting(
  url: string,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Record<string, number>> {
  const figures: Record<string, number> = {};
  for (const isHot of [false, true]) {
    const measured: number[] = [];
    for (let round = 0; round < rounds; round += 1)
      measured.push(await batches(url, { size: 1_000, isHot, seconds }));
    figures[`batches of 1,000, ${isHot ? 'hot' : 'spread'}`] = median(measured);
  }
  return figures;
}

async function bytesPerTransfer(url: string): Promise<string[][]> {
  const client = await connect(url);
  const { rows } = await client.query<{ name: string; rows: string; indexes: string }>(
    `with t as (select count(*) as n from decisions), parts as (
       select coalesce(p.relname, c.relname) as name, pg_relation_size(c.oid) as rows, pg_indexes_size(c.oid) as indexes
         from pg_class c left join pg_inherits i on i.inhrelid = c.oid left join pg_class p on p.oid = i.inhparent
         where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace)
     select name, round(sum(rows) / max(n), 1)::text as rows, round(sum(indexes) / max(n), 1)::text as indexes
       from parts, t group by name having sum(rows) / max(n) >= 1 order by sum(rows + indexes) desc`,
  );
  await client.end();
  const sum = (key: 'rows' | 'indexes') =>
    rows.reduce((total, row) => total + Number(row[key]), 0).toFixed(1);
  return [
    ...rows.map(({ name, rows: heap, indexes }) => [name, heap, indexes]),
    ['all', sum('rows'), sum('indexes')],
  ];
}

function verify(url: string): Promise<void> {
  const file = join(workspaceRoot(), 'dist/apps/ledger/src/verification/main.js');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, '--database', url], { stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`the verification ended with ${code}`)),
    );
  });
}
