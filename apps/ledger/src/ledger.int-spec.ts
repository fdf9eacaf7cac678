import { randomUUID } from 'node:crypto';
import {
  openAccounts,
  postTransfers,
  proveLedger,
  readBalances,
  readStatement,
  type PostingV1,
  type TransferToPostV1,
} from '@hanout/contracts';
import { Asks, connectNats, NoAnswer } from '@hanout/messaging';
import { startService, type RunningService } from '@hanout/service-kit';
import {
  createTestDatabase,
  startTestNats,
  waitFor,
  type TestDatabase,
  type TestNats,
} from '@hanout/testing';
import type { NatsConnection } from 'nats';
import { DataSource } from 'typeorm';
import { service } from './service';
import { aTransfer } from './testing/test-ledger';

/** The whole service, asked over the bus as the others ask it. */
let nats: TestNats;
let database: TestDatabase;
let running: RunningService;
let connection: NatsConnection;
let asks: Asks;
const mirror = randomUUID();

beforeAll(async () => {
  [nats, database] = [await startTestNats(), await createTestDatabase()];
  running = await startService(service, { NATS_URL: nats.url, DATABASE_URL: database.url, HTTP_PORT: '0' });
  // Connections are killed on purpose here; the console need not hear of each.
  running.get(DataSource).setOptions({ logging: [] });
  connection = await connectNats({ url: nats.url, name: 'asker' });
  asks = new Asks(connection);
  await asks.ask(openAccounts, {
    accounts: [{ accountId: mirror, kind: 'safeguarding_mirror', currency: 'MAD' }],
  });
});
afterAll(async () => {
  await connection.close();
  await running.stop();
  await database.drop();
  await nats.stop();
});

async function openWallets(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  const accounts = ids.map((accountId) => ({
    accountId,
    kind: 'customer' as const,
    currency: 'MAD',
    floorMinor: '0',
  }));
  await asks.ask(openAccounts, { accounts });
  return ids;
}

async function post(...transfers: TransferToPostV1[]): Promise<PostingV1[]> {
  return (await asks.ask(postTransfers, { transfers })).postings;
}

async function postUntilAnswered(...transfers: TransferToPostV1[]): Promise<PostingV1[]> {
  for (;;) {
    try {
      return await post(...transfers);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
    }
  }
}

async function balancesOf(ids: string[]): Promise<string[]> {
  const { balances } = await asks.ask(readBalances, { accountIds: ids });
  return balances.map(({ balance }) => balance.minor);
}

function query<T>(sql: string, parameters: unknown[] = []): Promise<T[]> {
  return running.get(DataSource).query<T[]>(sql, parameters);
}

/** Ends every connection that is posting just now; answers how many there were. */
async function killFlushes(): Promise<number> {
  const killed = await query(
    `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and query like '%post_transfers(%' and state <> 'idle'`,
  );
  return killed.length;
}

const auditor = { kind: 'staff' as const, id: randomUUID(), roles: ['auditor' as const] };

it('answers every ask', async () => {
  const [payer, payee] = (await openWallets(2)) as [string, string];
  const [grant, payment] = [aTransfer(mirror, payer, 500n), aTransfer(payer, payee, 501n)];
  expect(await post(grant, payment)).toEqual([
    { transferId: grant.transferId, outcome: 'posted', postedAt: expect.any(String) },
    { transferId: payment.transferId, outcome: 'refused', reason: 'insufficient_funds' },
  ]);
  expect(await balancesOf([payer])).toEqual(['500']);
  const range = { accountId: payer, from: '2020-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z', limit: 10 };
  expect(await asks.ask(readStatement, range)).toMatchObject({
    closing: { minor: '500' },
    lines: [{ direction: 'credit' }],
  });
  expect(await asks.ask(proveLedger, { caller: auditor })).toMatchObject({ holds: true });
});

it('refuses what is not well formed, with the field', async () => {
  const bad = { ...aTransfer(mirror, mirror, 1n), reference: 'a\u0000b' };
  const fault = { code: 'platform.invalid_input', field: 'transfers.0.reference' };
  await expect(post(bad)).rejects.toMatchObject(fault);
  await expect(post()).rejects.toMatchObject({ field: 'transfers' });
  await expect(asks.ask(proveLedger, { caller: { ...auditor, roles: ['customer'] } })).rejects.toMatchObject({
    kind: 'forbidden',
  });
});

it('posts once what was asked again after its flush was killed before the commit', async () => {
  const [wallet] = (await openWallets(1)) as [string];
  const grant = aTransfer(mirror, wallet, 100n);
  const holder = running.get(DataSource).createQueryRunner();
  await holder.startTransaction();
  await holder.query('select from accounts where account_id = $1 for no key update', [wallet]);
  const unanswered = post(grant).catch((error: unknown) => error);
  await waitFor(
    async () =>
      (
        await query(
          `select from pg_stat_activity where wait_event_type = 'Lock' and query like '%post_transfers(%'`,
        )
      ).length > 0,
  );
  expect(await killFlushes()).toBe(1);
  expect(await unanswered).toBeInstanceOf(NoAnswer);
  await holder.rollbackTransaction();
  await holder.release();
  expect(await post(grant)).toMatchObject([{ outcome: 'posted' }]);
  expect(await post(grant)).toMatchObject([{ outcome: 'repeated' }]);
  expect(await balancesOf([wallet])).toEqual(['100']);
});

it('loses nothing and doubles nothing while its connections are killed over and over', async () => {
  const wallets = await openWallets(40);
  const grants = wallets.flatMap((wallet) => Array.from({ length: 25 }, () => aTransfer(mirror, wallet, 1n)));
  // Every grant is in two asks, beside other neighbours.
  const asked = Promise.all(
    grants.map((grant, i) => postUntilAnswered(grant, grants[(i * 7 + 1) % grants.length]!)),
  );
  for (let killed = 0; killed < 10;) killed += await killFlushes();
  const outcomes = (await asked).flat().map(({ outcome }) => outcome);
  expect(outcomes.filter((outcome) => outcome === 'refused')).toEqual([]);
  expect(new Set(await balancesOf(wallets))).toEqual(new Set(['25']));
  const ids = grants.map(({ transferId }) => transferId);
  expect(
    await query('select count(*)::integer as count from entries where transfer_id = any($1)', [ids]),
  ).toEqual([{ count: 2_000 }]);
  expect(await asks.ask(proveLedger, { caller: auditor })).toMatchObject({ holds: true });
});
