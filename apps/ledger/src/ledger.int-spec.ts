import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  changeAccount,
  inspectAccount,
  inspectTransfer,
  openAccounts,
  postTransfers,
  proveLedger,
  readAccount,
  readBalances,
  readStatement,
  readTransfer,
  type Ask,
  type ChangeAccountV1,
  type PostingV1,
  type PostTransfersV1,
  type ReadAccountV1,
  type ReadStatementV1,
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
import { aHold, aLeg, aPostHold, aReversal, aTransfer, linked, outcomeOf } from './testing/test-ledger';

/** The whole service, asked over the bus as the others ask it. */
const folder = mkdtempSync(join(tmpdir(), 'hanout-ledger-'));
let nats: TestNats;
let database: TestDatabase;
let running: RunningService;
let connection: NatsConnection;
let asks: Asks;
const mirror = randomUUID();

beforeAll(async () => {
  [nats, database] = [await startTestNats(), await createTestDatabase()];
  running = await startService(service, {
    NATS_URL: nats.url,
    DATABASE_URL: database.url,
    HTTP_PORT: '0',
    HEADS_FILE: join(folder, 'heads.jsonl'),
  });
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
  rmSync(folder, { recursive: true });
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

it('tells what became of a transfer and of an account', async () => {
  const [payer, payee] = (await openWallets(2)) as [string, string];
  const payment = { ...aTransfer(payer, payee, 70n), reference: 'PAY-1' };
  await post(aTransfer(mirror, payer, 100n), payment);
  const change = {
    changeId: randomUUID(),
    accountId: payer,
    status: 'frozen' as const,
    reason: 'phone_stolen',
  };
  const changed = await asks.ask(changeAccount, change);
  expect(changed).toEqual({ changeId: change.changeId, outcome: 'changed', changedAt: expect.any(String) });
  expect(await asks.ask(changeAccount, change)).toEqual({ ...changed, outcome: 'repeated' });
  expect(await asks.ask(readAccount, { accountId: payer, limit: 1 })).toMatchObject({
    account: { accountId: payer, balance: { minor: '30' }, status: 'frozen' },
    history: [{ event: 'opened', floorMinor: '0' }],
    nextAfterEventId: expect.any(String),
  });
  expect(await asks.ask(readTransfer, { transferId: payment.transferId })).toMatchObject({
    type: 'post',
    outcome: 'posted',
    reference: 'PAY-1',
    legs: [{ ...payment.legs[0], debitBalanceAfter: { minor: '30' }, creditBalanceAfter: { minor: '70' } }],
  });
  await expect(asks.ask(readTransfer, { transferId: randomUUID() })).rejects.toMatchObject({
    code: 'ledger.transfer_unknown',
  });
});

it('holds, settles, reverses, and sets free what nobody settles in time', async () => {
  const [payer, payee] = (await openWallets(2)) as [string, string];
  await post(aTransfer(mirror, payer, 100n));
  const [hold, forgotten] = [aHold(payer, payee, 60n), aHold(payer, payee, 40n, 1)];
  const settlement = aPostHold(hold, [aLeg(payer, payee, 50n)]);
  const reversal = aReversal(settlement);
  const failing = linked(aTransfer(payer, payee, 10n), aTransfer(payer, payee, 1n));
  expect((await post(hold, forgotten, settlement, ...failing, reversal)).map(outcomeOf)).toEqual([
    'posted',
    'posted',
    'posted',
    'linked_refused',
    'insufficient_funds',
    'posted',
  ]);
  const stateOf = async () => (await asks.ask(readTransfer, { transferId: forgotten.transferId })).holdState;
  await waitFor(async () => (await stateOf()) === 'expired');
  expect((await post(aPostHold(forgotten))).map(outcomeOf)).toEqual(['hold_expired']);
  expect((await post(aTransfer(payer, payee, 100n))).map(outcomeOf)).toEqual(['posted']);
});

describe('what is not well formed', () => {
  const id = randomUUID();
  const leg = aLeg(mirror, id, 1n);
  const range = { accountId: mirror, from: '2020-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z', limit: 10 };
  const change = { changeId: id, accountId: mirror, reason: 'test' };
  const nulls = JSON.parse('{ "type": null, "targetId": null, "expiresInSeconds": null }') as object;
  const transfer = (fields: object) => [
    postTransfers,
    { transfers: [{ ...aTransfer(mirror, id, 1n), ...fields }] },
  ];

  it.each([
    ['transfers', postTransfers, { transfers: [] }],
    ['transfers.0.transferId', ...transfer({ transferId: 'x' })],
    ['transfers.0.reference', ...transfer({ reference: 'a\u0000b' })],
    ['transfers.0.kind', ...transfer({ kind: '' })],
    ['transfers.0.legs', ...transfer({ legs: [] })],
    ['transfers.0.legs', ...transfer({ legs: Array(17).fill(leg) })],
    ['transfers.0.legs.0.amount.minor', ...transfer({ legs: [aLeg(mirror, id, 0n)] })],
    ['transfers.0.legs.0.amount.minor', ...transfer({ legs: [aLeg(mirror, id, -1n)] })],
    ['transfers.0.type', ...transfer({ type: 'move' })],
    ['transfers.0.targetId', ...transfer({ ...nulls, type: 'post_hold' })],
    ['transfers.0.targetId', ...transfer({ targetId: id })],
    ['transfers.0.legs', ...transfer({ type: 'reverse', targetId: id })],
    ['transfers.0.expiresInSeconds', ...transfer({ expiresInSeconds: 1 })],
    ['transfers.0.expiresInSeconds', ...transfer({ type: 'hold', expiresInSeconds: 0 })],
    ['transfers.0.isLinked', ...transfer({ isLinked: true })],
    ['transferId', readTransfer, { transferId: '1' }],
    ['status', changeAccount, { ...change, status: 'gone' }],
    ['ceilingMinor', changeAccount, { ...change, ceilingMinor: '-1' }],
    ['reason', changeAccount, { ...change, reason: undefined }],
    ['limit', readAccount, { accountId: mirror, limit: 501 }],
    ['afterEventId', readAccount, { accountId: mirror, limit: 1, afterEventId: 'x' }],
    ['accountIds', readBalances, { accountIds: [] }],
    ['from', readStatement, { ...range, from: 'yesterday' }],
    ['to', readStatement, { ...range, to: '2090-W01' }],
    ['afterEntryId', readStatement, { ...range, afterEntryId: '9'.repeat(19) }],
  ] as [string, Ask<object, object>, object][])('is refused by its %s', async (field, ask, question) => {
    await expect(asks.ask(ask, question)).rejects.toMatchObject({ kind: 'invalid', field });
  });

  it('is not what is null where it may be absent', async () => {
    const [wallet] = (await openWallets(1)) as [string];
    const grant = { ...aTransfer(mirror, wallet, 1n), ...nulls, reference: null, isLinked: null };
    const question = { transfers: [grant] } as object as PostTransfersV1;
    expect((await asks.ask(postTransfers, question)).postings.map(outcomeOf)).toEqual(['posted']);
    const more = { ...change, changeId: randomUUID(), status: null, floorMinor: null, ceilingMinor: '9' };
    expect(await asks.ask(changeAccount, more as object as ChangeAccountV1)).toMatchObject({
      outcome: 'changed',
    });
    const page = { accountId: mirror, limit: 500, afterEventId: null } as object as ReadAccountV1;
    expect((await asks.ask(readAccount, page)).history).toHaveLength(2);
    const statement = { ...range, accountId: wallet, afterEntryId: null } as object as ReadStatementV1;
    expect((await asks.ask(readStatement, statement)).lines).toHaveLength(1);
  });
});

it('proves itself to whom it may', async () => {
  await expect(asks.ask(proveLedger, { caller: { ...auditor, roles: ['customer'] } })).rejects.toMatchObject({
    kind: 'forbidden',
  });
});

it('lets staff look into an account and a transfer, and nobody else', async () => {
  const [payer, payee] = (await openWallets(2)) as [string, string];
  const [grant, payment] = [aTransfer(mirror, payer, 500n), aTransfer(payer, payee, 120n)];
  await post(grant, payment);
  const of = (accountId: string) => ({ caller: auditor, accountId, limit: 1 });
  const first = await asks.ask(inspectAccount, of(payer));
  expect(first).toMatchObject({
    account: { accountId: payer, balance: { minor: '380' } },
    statement: { lines: [{ transferId: grant.transferId, direction: 'credit' }], closing: { minor: '380' } },
  });
  const { nextAfterEntryId } = first.statement;
  expect(
    (await asks.ask(inspectAccount, { ...of(payer), after: nextAfterEntryId! })).statement,
  ).toMatchObject({
    lines: [{ transferId: payment.transferId, direction: 'debit', counterAccountId: payee }],
  });
  expect(await asks.ask(inspectTransfer, { caller: auditor, transferId: payment.transferId })).toMatchObject({
    outcome: 'posted',
    legs: [{ debitAccountId: payer, creditAccountId: payee, amount: { minor: '120' } }],
  });
  const caller = { ...auditor, roles: ['support' as const] };
  for (const refused of [
    asks.ask(inspectAccount, { ...of(payer), caller }),
    asks.ask(inspectTransfer, { caller, transferId: payment.transferId }),
  ])
    await expect(refused).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(asks.ask(inspectAccount, of(randomUUID()))).rejects.toMatchObject({
    code: 'ledger.account_unknown',
  });
  await expect(
    asks.ask(inspectTransfer, { caller: auditor, transferId: randomUUID() }),
  ).rejects.toMatchObject({ code: 'ledger.transfer_unknown' });
});

it('keeps in the trail who looked at which account and transfer, page by page', async () => {
  const [payer, payee] = (await openWallets(2)) as [string, string];
  const [grant, payment] = [aTransfer(mirror, payer, 500n), aTransfer(payer, payee, 120n)];
  await post(grant, payment);
  const caller = { ...auditor, id: randomUUID() };
  const of = { caller, accountId: payer.toUpperCase(), limit: 1 };
  const { nextAfterEntryId: after } = (await asks.ask(inspectAccount, of)).statement;
  await asks.ask(inspectAccount, { ...of, after: after!, from: '2026-01-01T00:00:00.000Z' });
  await asks.ask(inspectTransfer, { caller, transferId: payment.transferId });
  // Nothing was shown: of what is not there, and to whom may not look.
  for (const refused of [
    asks.ask(inspectAccount, { ...of, accountId: randomUUID() }),
    asks.ask(inspectTransfer, { caller, transferId: randomUUID() }),
    asks.ask(inspectAccount, { ...of, caller: { ...caller, roles: ['support'] } }),
  ])
    await expect(refused).rejects.toMatchObject({ kind: expect.stringMatching(/not_found|forbidden/) });
  const trail = await query(
    `select operation, subject_kind, subject_id, after::text as range from audit_entries
      where actor_id = $1 order by entry_id`,
    [caller.id],
  );
  expect(trail).toEqual([
    { operation: 'ledger.inspect', subject_kind: 'account', subject_id: payer, range: '{}' },
    {
      operation: 'ledger.inspect',
      subject_kind: 'account',
      subject_id: payer,
      range: JSON.stringify({ from: '2026-01-01T00:00:00.000Z', after }),
    },
    { operation: 'ledger.inspect', subject_kind: 'transfer', subject_id: payment.transferId, range: null },
  ]);
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
  const grants: TransferToPostV1[] = [];
  let killed = 0;
  // Rounds of 25 grants a wallet, until enough flushes were killed: a round may be over before one was met.
  const grantAll = async (): Promise<PostingV1[]> => {
    const round = wallets.flatMap((wallet) =>
      Array.from({ length: 25 }, () => aTransfer(mirror, wallet, 1n)),
    );
    grants.push(...round);
    // Every grant is in two asks, beside other neighbours.
    const asked = round.map((grant, i) => postUntilAnswered(grant, round[(i * 7 + 1) % round.length]!));
    return (await Promise.all(asked)).flat();
  };
  const granting = (async () => {
    const postings: PostingV1[] = [];
    while (killed < 10) postings.push(...(await grantAll()));
    return postings;
  })();
  while (killed < 10) killed += await killFlushes();
  const outcomes = (await granting).map(({ outcome }) => outcome);
  expect(outcomes.filter((outcome) => outcome === 'refused')).toEqual([]);
  const ids = grants.map(({ transferId }) => transferId);
  expect(new Set(await balancesOf(wallets))).toEqual(new Set([String(ids.length / wallets.length)]));
  expect(
    await query('select count(*)::integer as count from entries where transfer_id = any($1)', [ids]),
  ).toEqual([{ count: 2 * ids.length }]);
  expect(await asks.ask(proveLedger, { caller: auditor })).toMatchObject({ holds: true });
});
