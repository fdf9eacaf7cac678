/** A process of `npm run bench:ledger -- --load N`: reads of a full ledger, one after the other, as the service does them. */
import 'reflect-metadata';
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { createDataSource } from '@hanout/database';
import { AccountRow } from '../src/accounts/account.entity';
import { AccountsService } from '../src/accounts/accounts.service';
import { StatementsService } from '../src/statements/statements.service';
import { accountId } from './load';

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { database: { type: 'string' }, accounts: { type: 'string' } } });
  const dataSource = await createDataSource({
    url: values.database!,
    poolMax: 2,
    applicationName: 'bench',
    entities: [AccountRow],
    migrations: [],
  }).initialize();
  const [accounts, statements] = [new AccountsService(dataSource), new StatementsService(dataSource)];
  const drawn = () => accountId(randomInt(1, Number(values.accounts) + 1));
  const range = {
    from: new Date(Date.now() - 86_400_000).toISOString(),
    to: new Date(Date.now() + 60_000).toISOString(),
  };
  const page = async (id: string): Promise<void> => {
    const first = await statements.readStatement({ accountId: id, ...range, limit: 50 });
    if (first.lines.length === 0) throw new Error(`no lines of ${id}`);
  };
  const results = {
    'one balance': await timed(3_000, () => accounts.readBalances([drawn()])),
    'a page of 50 lines, any account': await timed(3_000, () => page(drawn())),
    'a page of 50 lines, the busiest account': await timed(1_000, () => page(accountId(1))),
  };
  process.stdout.write(`${JSON.stringify(results)}\n`);
  await dataSource.destroy();
}

async function timed(times: number, read: () => Promise<unknown>): Promise<number[]> {
  const latencies: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const begunAt = performance.now();
    await read();
    latencies.push(performance.now() - begunAt);
  }
  return latencies.sort((a, b) => a - b);
}

void main();
