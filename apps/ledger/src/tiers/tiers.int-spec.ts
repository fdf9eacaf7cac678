import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tierChanged, type TierChangedV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { connectNats } from '@hanout/messaging';
import { startService, type RunningService } from '@hanout/service-kit';
import { startTestNats, waitFor, type TestNats } from '@hanout/testing';
import type { NatsConnection } from 'nats';
import { service } from '../service';
import { TestLedger } from '../testing/test-ledger';
import { TiersService } from './tiers.service';

/** The whole ledger, told of tiers over the bus. */
const folder = mkdtempSync(join(tmpdir(), 'hanout-tiers-'));
let ledger: TestLedger;
let nats: TestNats;
let bus: NatsConnection;
let running: RunningService;

async function start(): Promise<void> {
  running = await startService(service, {
    NATS_URL: nats.url,
    DATABASE_URL: ledger.url,
    HTTP_PORT: '0',
    HEADS_FILE: join(folder, 'heads.jsonl'),
  });
}

beforeAll(async () => {
  [ledger, nats] = [await TestLedger.start(), await startTestNats()];
  await start();
  bus = await connectNats({ url: nats.url, name: 'spec' });
});
afterAll(async () => {
  await running?.stop();
  await bus?.close();
  await nats?.stop();
  await ledger?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function aChange(walletId: string, version: number, minor: string): TierChangedV1 {
  return {
    changeId: randomUUID(),
    walletId,
    personId: randomUUID(),
    network: 'cash-plus',
    tier: 2,
    ceiling: { minor, currency: 'MAD' },
    version: String(version),
    reason: 'case_approved',
  };
}

async function tell(data: TierChangedV1, id: string = randomUUID()): Promise<string> {
  const envelope = {
    id,
    subject: tierChanged.subject,
    occurredAt: new Date().toISOString(),
    producer: 'identity',
    data,
  };
  await bus.jetstream().publish(tierChanged.subject, JSON.stringify(envelope));
  return id;
}

const applied = (...ids: string[]) =>
  waitFor(
    async () =>
      (await ledger.dataSource.query<unknown[]>('select 1 from inbox where fact_id = any($1)', [ids]))
        .length === ids.length,
    { what: 'facts to be applied' },
  );

async function accountOf(walletId: string): Promise<{ ceiling: string; changes: number }> {
  const [row] = await ledger.dataSource.query<{ ceiling: string; changes: number }[]>(
    `select ceiling_minor as ceiling, (select count(*)::int from account_events e
        where e.account_no = a.account_no and event = 'changed') as changes
       from accounts a where account_id = $1`,
    [walletId],
  );
  return row!;
}

describe('a change of tier', () => {
  it('gives the account its ceiling, once, however often it is told', async () => {
    const wallet = await ledger.wallet(0n, { ceilingMinor: '20000' });
    const change = aChange(wallet, 1, '500000');
    const id = await tell(change);
    await applied(id);
    expect(await accountOf(wallet)).toEqual({ ceiling: '500000', changes: 1 });
    const again = [await tell(change, id), await tell(change)];
    await applied(...again);
    expect(await accountOf(wallet)).toEqual({ ceiling: '500000', changes: 1 });
  });

  it('that is older than what is known changes nothing', async () => {
    const wallet = await ledger.wallet(0n, { ceilingMinor: '20000' });
    await applied(await tell(aChange(wallet, 2, '2000000')));
    await applied(await tell(aChange(wallet, 1, '500000')));
    expect(await accountOf(wallet)).toEqual({ ceiling: '2000000', changes: 1 });
    await applied(await tell(aChange(wallet, 3, '500000')));
    expect(await accountOf(wallet)).toEqual({ ceiling: '500000', changes: 2 });
  });

  it('leaves the newest, whichever of many comes first', async () => {
    const tiers = new TiersService();
    for (const order of [
      [6, 1, 2],
      [4, 6, 1, 3, 5, 2],
      [1, 2, 6, 5, 4],
    ]) {
      const wallet = await ledger.wallet(0n, { ceilingMinor: '20000' });
      const changes = order.map((version) => aChange(wallet, version, String(version * 1_000)));
      await Promise.all(
        changes.map((change) =>
          inTransaction(ledger.dataSource, (manager) => tiers.onTierChanged(change, manager)),
        ),
      );
      expect((await accountOf(wallet)).ceiling).toBe('6000');
    }
  });

  it('is whole or not at all: a transaction that dies after it leaves no trace', async () => {
    const wallet = await ledger.wallet(0n, { ceilingMinor: '20000' });
    const tiers = new TiersService();
    const change = aChange(wallet, 1, '500000');
    const dying = ledger.dataSource.transaction(async (manager) => {
      await tiers.onTierChanged(change, manager);
      throw new Error('the process dies');
    });
    await expect(dying).rejects.toThrow('the process dies');
    expect(await accountOf(wallet)).toEqual({ ceiling: '20000', changes: 0 });
    await applied(await tell(change));
    expect(await accountOf(wallet)).toEqual({ ceiling: '500000', changes: 1 });
  });

  it('waits in the stream while the ledger is down', async () => {
    const wallet = await ledger.wallet(0n, { ceilingMinor: '20000' });
    await running.stop();
    const id = await tell(aChange(wallet, 1, '500000'));
    expect((await accountOf(wallet)).ceiling).toBe('20000');
    await start();
    await applied(id);
    expect((await accountOf(wallet)).ceiling).toBe('500000');
  });

  it('leaves a closed account closed, and does not lose one that is not open yet', async () => {
    const closed = await ledger.wallet();
    await ledger.change(closed, { status: 'closed' });
    await applied(await tell(aChange(closed, 1, '500000')));
    const tiers = new TiersService();
    const unknown = aChange(randomUUID(), 1, '500000');
    await expect(
      inTransaction(ledger.dataSource, (manager) => tiers.onTierChanged(unknown, manager)),
    ).rejects.toThrow('unknown_account');
  });
});
