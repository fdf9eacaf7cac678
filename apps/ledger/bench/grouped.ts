/**
 * A process of `npm run bench:ledger`: many callers in one process, each with one transfer at a time, grouped by the
 * service's own queue; no network but PostgreSQL's. Prints one line of JSON.
 */
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { createDataSource } from '@hanout/database';
import { AccountRow } from '../src/accounts/account.entity';
import { PostingConnection } from '../src/transfers/posting-connection';
import { PostingQueue } from '../src/transfers/posting-queue';
import { postTransfers } from '../src/transfers/transfers.queries';
import { callInLoops, type Load } from './load';

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { database: { type: 'string' }, load: { type: 'string' } } });
  const load = JSON.parse(values.load!) as Load;
  const dataSource = await createDataSource({
    url: values.database!,
    poolMax: 4,
    applicationName: 'bench',
    entities: [AccountRow],
    migrations: [],
  }).initialize();
  const connection = new PostingConnection(dataSource);
  const queue = new PostingQueue((transfers) => postTransfers(connection, transfers), {
    flushMax: 2_000,
    queueMax: 20_000,
    flushEveryMs: 10,
  });
  const result = await callInLoops(load, async (transfers) => {
    const [posting] = await queue.post(transfers);
    if (posting!.outcome !== 'posted') throw new Error(`not posted: ${JSON.stringify(posting)}`);
  });
  process.stdout.write(`${JSON.stringify(result)}\n`);
  await dataSource.destroy();
}

void main();
