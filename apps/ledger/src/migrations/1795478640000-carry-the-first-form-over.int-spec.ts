import { randomUUID } from 'node:crypto';
import { shardOf, type AccountToOpenV1, type TransferToPostV1 } from '@hanout/contracts';
import type { DataSource } from 'typeorm';
import { AccountsService } from '../accounts/accounts.service';
import { ProofService } from '../proof/proof.service';
import { StatementsService } from '../statements/statements.service';
import { FirstFormLedger } from '../testing/first-form-ledger';
import { aLeg, aTransfer, aTransferOf, outcomeOf } from '../testing/test-ledger';
import { postTransfers } from '../transfers/transfers.queries';
import { verifyLedger } from '../verification/verify-ledger';

const JANUARY = '2090-01-10T09:00:00.000Z';
const END_OF_JANUARY = '2090-01-31T23:59:59.999Z';
const MARCH = '2090-03-01T00:00:00.000Z';

const balancesOf = async (dataSource: DataSource, accounts: readonly AccountToOpenV1[]) => {
  const { balances } = await new AccountsService(dataSource).readBalances(
    accounts.map(({ accountId }) => accountId),
  );
  const minors = new Map(balances.map(({ accountId, balance }) => [accountId, balance.minor]));
  return accounts.map(({ accountId }) => minors.get(accountId));
};

const prove = (dataSource: DataSource) =>
  new ProofService(dataSource).proveLedger({ kind: 'staff', id: randomUUID(), roles: ['auditor'] });

describe('what is carried over from the first form of the ledger', () => {
  let ledger: FirstFormLedger;
  let dataSource: DataSource;
  let mirror: AccountToOpenV1;
  let family: AccountToOpenV1;
  let shop: AccountToOpenV1;
  let fees: AccountToOpenV1;
  let idle: AccountToOpenV1;
  let frozen: AccountToOpenV1;
  let all: AccountToOpenV1[];
  const transfers = new Map<TransferToPostV1, string>();

  const post = async (at: string, ...list: TransferToPostV1[]): Promise<void> => {
    expect(await ledger.post(at, ...list)).toEqual(list.map(() => 'posted'));
    for (const transfer of list) transfers.set(transfer, at);
  };
  const purchase = (minor: bigint): TransferToPostV1 => ({
    ...aTransferOf([
      aLeg(family.accountId, shop.accountId, minor),
      aLeg(shop.accountId, fees.accountId, minor / 100n),
    ]),
    reference: `ticket "${minor}", بقالة`,
  });

  beforeAll(async () => {
    ledger = await FirstFormLedger.start();
    mirror = await ledger.open({ kind: 'safeguarding_mirror' });
    family = await ledger.open({ network: 'm2t', floorMinor: '0', ceilingMinor: '2000000' });
    shop = await ledger.open({ kind: 'merchant', floorMinor: '0' });
    fees = await ledger.open({ kind: 'fee_income' });
    idle = await ledger.open({ floorMinor: '0' });
    frozen = await ledger.open({ floorMinor: '0' });
    all = [mirror, family, shop, fees, idle, frozen];

    await post(
      JANUARY,
      aTransfer(mirror.accountId, family.accountId, 1_000_000n),
      purchase(3_000n),
      aTransfer(mirror.accountId, frozen.accountId, 7_000n),
    );
    await post(JANUARY, purchase(4_000n));
    for (let n = 0n; n < 40n; n += 1n) {
      const at = new Date(Date.parse(JANUARY) + Number(n / 3n) * 1_000).toISOString();
      await post(at, purchase(10_000n + n), aTransfer(fees.accountId, mirror.accountId, 1n + n));
    }
    await post(END_OF_JANUARY, purchase(5_000n));
    await post(MARCH, purchase(6_000n), aTransfer(shop.accountId, family.accountId, 250n));
    await ledger.query('update accounts set is_frozen = true where account_id = $1', [frozen.accountId]);
    dataSource = await ledger.carryOver();
  });
  afterAll(() => ledger.stop());

  it('leaves the balances as they were', async () => {
    const bought = 3_000n + 4_000n + (10_000n * 40n + 780n) + 5_000n + 6_000n;
    const fee = 30n + 40n + 100n * 40n + 50n + 60n;
    const paidOut = 820n;
    expect(await balancesOf(dataSource, all)).toEqual(
      [paidOut - 1_007_000n, 1_000_000n - bought + 250n, bought - fee - 250n, fee - paidOut, 0n, 7_000n].map(
        String,
      ),
    );
  });

  it('holds as a proof, and as a log that is read from its first line to its last', async () => {
    expect(await prove(dataSource)).toMatchObject({ holds: true, accounts: '6', transfers: '87' });
    const report = await verifyLedger({ databaseUrl: ledger.url });
    expect(report).toMatchObject({ holds: true, findings: [], counts: { accounts: 6, transfers: 87 } });
    // Six openings, the legs, and the freezing.
    expect(report.head.no).toBe(`2090030000000000${6 + 43 + 2 * 44 + 1}`);
  });

  it('has one flush a time, and one for what an account is now', async () => {
    const flushes = await dataSource.query<{ posted_at: Date }[]>('select posted_at from flushes');
    const times = flushes.map(({ posted_at }) => posted_at.toISOString());
    expect(times.filter((at) => at === JANUARY)).toHaveLength(1);
    expect(times.filter((at) => at === END_OF_JANUARY)).toHaveLength(1);
    expect(times.filter((at) => at === MARCH)).toHaveLength(2);
  });

  it('answers every id as before, with the old time', async () => {
    const asked = [...transfers.keys()];
    expect(await postTransfers(dataSource, asked)).toEqual(
      asked.map((transfer) => ({
        transferId: transfer.transferId,
        outcome: 'repeated',
        postedAt: transfers.get(transfer),
      })),
    );
    const others = asked.map((transfer) => ({ ...transfer, kind: 'refund' }));
    expect((await postTransfers(dataSource, others)).map(outcomeOf)).toEqual(asked.map(() => 'id_reused'));
    const { accounts } = await new AccountsService(dataSource).openAccounts([
      ...all,
      { ...idle, kind: 'merchant' },
    ]);
    expect(accounts.map(({ outcome }) => outcome)).toEqual([...all.map(() => 'repeated'), 'refused']);
  });

  it('tells statements of every month as they were', async () => {
    const statements = new StatementsService(dataSource);
    const read = (from: string, to: string) =>
      statements.readStatement({ accountId: family.accountId, from, to, limit: 500 });
    const january = await read('2090-01-01T00:00:00.000Z', '2090-02-01T00:00:00.000Z');
    expect(january).toMatchObject({ opening: { minor: '0' }, closing: { minor: '587220' } });
    expect(january.lines).toHaveLength(44);
    expect(january.lines[1]).toMatchObject({
      direction: 'debit',
      amount: { minor: '3000' },
      balanceAfter: { minor: '997000' },
      counterAccountId: shop.accountId,
      reference: 'ticket "3000", بقالة',
      postedAt: JANUARY,
    });
    const february = await read('2090-02-01T00:00:00.000Z', '2090-03-01T00:00:00.000Z');
    expect(february).toMatchObject({ opening: january.closing, closing: january.closing, lines: [] });
    const march = await read('2090-03-01T00:00:00.000Z', '2090-04-01T00:00:00.000Z');
    expect(march).toMatchObject({ opening: january.closing, closing: { minor: '581470' } });
    expect(march.lines.map(({ amount }) => amount.minor)).toEqual(['6000', '250']);
    // Of those that moved in a later month, too.
    const months = await dataSource.query<unknown[]>(
      `select account_id, month, (m.credits_posted_minor - m.debits_posted_minor)::text as minor
         from month_balances m join accounts using (account_no) where account_id = any($1)`,
      [[family.accountId, frozen.accountId]],
    );
    expect(months).toEqual([{ account_id: family.accountId, month: 209001, minor: '587220' }]);
  });

  it('remembers how each account was opened, and what is frozen', async () => {
    const accounts = new AccountsService(dataSource);
    const read = (accountId: string) => accounts.readAccount({ accountId, limit: 10 });
    const opened = await read(family.accountId);
    expect(opened.history).toEqual([
      expect.objectContaining({
        event: 'opened',
        status: 'open',
        floorMinor: '0',
        ceilingMinor: '2000000',
      }),
    ]);
    const stopped = await read(frozen.accountId);
    expect(stopped.account.status).toBe('frozen');
    expect(stopped.history.map(({ event, status }) => [event, status])).toEqual([
      ['opened', 'open'],
      ['changed', 'frozen'],
    ]);
    const shards = await dataSource.query<{ account_id: string; shard: number }[]>(
      'select account_id, shard from accounts',
    );
    for (const { account_id, shard } of shards) expect(shard).toBe(shardOf(account_id));
  });

  it('goes on from there', async () => {
    const outcomes = await postTransfers(dataSource, [
      purchase(700n),
      aTransfer(frozen.accountId, shop.accountId, 1n),
      aTransfer(family.accountId, idle.accountId, 9_000_000n),
    ]);
    expect(outcomes.map(outcomeOf)).toEqual(['posted', 'account_frozen', 'insufficient_funds']);
    expect(await prove(dataSource)).toMatchObject({ holds: true });
    expect(await verifyLedger({ databaseUrl: ledger.url })).toMatchObject({ holds: true, findings: [] });
  });

  it('is all that is left', async () => {
    expect(await dataSource.query(`select from pg_namespace where nspname = 'first_form'`)).toEqual([]);
  });
});

describe('a first form', () => {
  let ledger: FirstFormLedger;
  beforeEach(async () => {
    ledger = await FirstFormLedger.start();
  });
  afterEach(() => ledger.stop());

  it('goes away when it is empty, and the log is at its beginning', async () => {
    const dataSource = await ledger.carryOver();
    expect(
      await dataSource.query(
        `select last_no, hash = sha256('hanout ledger 1') as is_first, posted_at = 'epoch' as is_epoch from ledger_head`,
      ),
    ).toEqual([{ last_no: '0', is_first: true, is_epoch: true }]);
    expect(await dataSource.query(`select from pg_namespace where nspname = 'first_form'`)).toEqual([]);
  });

  it('is put in the order of time, also what was posted in another one between other accounts', async () => {
    const [mirror, bank] = [await ledger.open({}), await ledger.open({})];
    const [late, early] = [await ledger.open({}), await ledger.open({})];
    const after = aTransfer(mirror.accountId, late.accountId, 5n);
    const before = aTransfer(bank.accountId, early.accountId, 7n);
    expect(await ledger.post(MARCH, after)).toEqual(['posted']);
    expect(await ledger.post(JANUARY, before)).toEqual(['posted']);
    const dataSource = await ledger.carryOver();
    const decisions = await dataSource.query<unknown[]>(
      'select transfer_id, no / 10000000000000 as month, no % 10000000000000 as place from decisions order by no',
    );
    expect(decisions).toEqual([
      { transfer_id: before.transferId, month: '209001', place: '5' },
      { transfer_id: after.transferId, month: '209003', place: '6' },
    ]);
    expect(await verifyLedger({ databaseUrl: ledger.url })).toMatchObject({ holds: true, findings: [] });
  });

  it('says of bounds that its history does not keep that they came later', async () => {
    const mirror = await ledger.open({});
    const rich = await ledger.open({ floorMinor: '0', ceilingMinor: '900' });
    await ledger.post(JANUARY, aTransfer(mirror.accountId, rich.accountId, 900n));
    await ledger.query('update accounts set ceiling_minor = 500 where account_id = $1', [rich.accountId]);
    const dataSource = await ledger.carryOver();
    const { history } = await new AccountsService(dataSource).readAccount({
      accountId: rich.accountId,
      limit: 10,
    });
    const [opened, changed] = history;
    expect(history).toHaveLength(2);
    expect(opened).toMatchObject({ event: 'opened', status: 'open', floorMinor: '0' });
    expect(opened).not.toHaveProperty('ceilingMinor');
    expect(changed).toMatchObject({ event: 'changed', floorMinor: '0', ceilingMinor: '500' });
    const transfer = aTransfer(mirror.accountId, rich.accountId, 1n);
    expect((await postTransfers(dataSource, [transfer])).map(outcomeOf)).toEqual(['balance_ceiling']);
    expect(await verifyLedger({ databaseUrl: ledger.url })).toMatchObject({ holds: true, findings: [] });
  });

  it.each([
    ['an entry that is gone', `delete from entries where direction = 'debit'`, 'do not belong together'],
    [
      'a balance after that is not true',
      `update entries set balance_after_minor = 8 where direction = 'credit'`,
      'differ from their entries',
    ],
    [
      'a total that is not true',
      'update accounts set credits_posted_minor = 8 where credits_posted_minor > 0',
      'differ from their entries',
    ],
  ])('with %s is not carried over, and stays', async (_what, tampering, problem) => {
    const [mirror, wallet] = [await ledger.open({}), await ledger.open({})];
    await ledger.post(JANUARY, aTransfer(mirror.accountId, wallet.accountId, 9n));
    await ledger.query(`set session_replication_role = replica; ${tampering}`);
    // TypeORM says it on the console, whatever it is told of logging.
    const console = jest.spyOn(global.console, 'log').mockImplementation();
    await expect(ledger.carryOver()).rejects.toThrow(problem);
    console.mockRestore();
    expect(await ledger.query('select account_id from first_form.accounts')).toHaveLength(2);
    expect(await ledger.query('select from accounts')).toEqual([]);
  });
});
