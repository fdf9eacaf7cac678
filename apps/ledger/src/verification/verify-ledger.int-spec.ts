import { aLeg, aTransfer, aTransferOf, TestLedger } from '../testing/test-ledger';
import { startBusyLedger } from './testing/busy-ledger';
import { verifyLedger } from './verify-ledger';

let ledger: TestLedger;
afterEach(() => ledger.stop());

const verify = () => verifyLedger({ databaseUrl: ledger.url });

it('holds for a ledger with something of everything', async () => {
  ledger = await startBusyLedger();
  const report = await verify();
  expect(report.findings).toEqual([]);
  expect(report).toMatchObject({
    holds: true,
    isComplete: true,
    faults: 0,
    notes: [],
    sums: [
      { currency: 'EUR', minor: '0' },
      { currency: 'MAD', minor: '0' },
    ],
    counts: {
      accounts: 5,
      transfers: 17,
      refusals: 6,
      legs: 14,
      holds: 5,
      holdEnds: 4,
      reversals: 1,
      monthEnds: 3,
    },
  });
  expect(report.checks.map(({ check, looked }) => `${check} ${looked}`).join()).toBe(
    'numbers 41,flushes 19,chain 19,decisions 23,legs 14,balances 28,bounds 32,statuses 28,holds 5,reversals 1,' +
      'accounts 5,months 3,sums 2,heads 0,guards 21',
  );
});

it('holds for a ledger in which nothing has happened yet', async () => {
  ledger = await TestLedger.start();
  expect(await verify()).toMatchObject({
    holds: true,
    counts: { rows: 2, accounts: 1 },
    head: { at: expect.any(String) },
  });
});

it('reads one moment, whatever is posted meanwhile', async () => {
  ledger = await TestLedger.start();
  const wallets = await Promise.all(Array.from({ length: 5 }, () => ledger.wallet(100_000n)));
  const queue = await ledger.instance({ flushMax: 20, queueMax: 20_000 });
  let isOver = false;
  const posting = (async () => {
    for (let i = 0; !isOver; i += 1) {
      const [from, to] = [wallets[i % 5]!, wallets[(i + 1 + (i % 3)) % 5]!];
      await queue.post([
        aTransferOf([aLeg(from, to, 3n), aLeg(to, ledger.source, 1n)]),
        aTransfer(to, from, 1n),
      ]);
    }
  })();
  for (let round = 0; round < 10; round += 1) {
    const report = await verify();
    expect(report.findings).toEqual([]);
  }
  isOver = true;
  await posting;
  expect(await verify()).toMatchObject({ holds: true });
});

it('reads flushes that are longer than what it reads at once', async () => {
  ledger = await TestLedger.start();
  const wallet = await ledger.wallet(100_000n);
  const legs = Array.from({ length: 16 }, () => aLeg(wallet, ledger.source, 1n));
  expect(await ledger.post(...Array.from({ length: 1_000 }, () => aTransferOf(legs)))).toHaveLength(1_000);
  expect(await ledger.outcomes(aTransfer(ledger.source, wallet, 16_000n))).toEqual(['posted']);
  expect(await verify()).toMatchObject({ holds: true, counts: { legs: 16_002 } });
});

it('says that a ledger whose first months were taken away cannot be read from its beginning', async () => {
  ledger = await startBusyLedger();
  const [row] = await ledger.dataSource.query<{ month: string }[]>(
    'select min(first_no) / 10000000000000 as month from flushes',
  );
  for (const table of ['flushes', 'legs', 'hold_legs', 'hold_ends']) {
    await ledger.dataSource.query(`alter table ${table} detach partition ${table}_${row!.month}`);
  }
  const report = await verify();
  expect(report.holds).toBe(false);
  expect(report.notes.join()).toContain('needs all months');
});
