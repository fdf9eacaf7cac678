import type { StatementV1, TransferToPostV1 } from '@hanout/contracts';
import { EntityManager } from 'typeorm';
import { readTransfer } from '../transfers/transfer.queries';
import {
  aHold,
  aLeg,
  aPostHold,
  aReversal,
  aTransfer,
  aTransferOf,
  aVoidHold,
  TestLedger,
} from '../testing/test-ledger';
import { StatementsService } from './statements.service';

const names = ['steady', 'idle', 'once', 'late', 'unused'] as const;
type Name = (typeof names)[number];

/** What each account gets in the middle of a month. */
const history: Record<string, Partial<Record<Name, bigint>>> = {
  '2090-01': { steady: 10n, idle: 10n, once: 10n },
  '2090-02': { steady: 20n },
  '2090-04': { steady: 40n, idle: 40n, late: 40n },
  '2090-12': { steady: 80n },
  '2091-01': { steady: 160n, late: 160n },
};

let ledger: TestLedger;
let statements: StatementsService;
let accounts: Record<Name, string>;
const first = aTransferOf([]);
const holds: TransferToPostV1[] = [];
beforeAll(async () => {
  ledger = await TestLedger.start();
  statements = new StatementsService(ledger.dataSource);
  const opened = await Promise.all(names.map(async (name) => [name, await ledger.wallet()]));
  accounts = Object.fromEntries(opened) as typeof accounts;
  first.legs = [aLeg(ledger.source, accounts.steady, 10n)];
  for (const [month, amounts] of Object.entries(history)) {
    await ledger.setTime(`${month}-15T12:00:00.000Z`);
    const transfers = Object.entries(amounts).map(([name, minor]) =>
      minor === 10n && name === 'steady' ? first : aTransfer(ledger.source, accounts[name as Name], minor),
    );
    await ledger.post(...transfers);
    // What is refused or held moves no balance, but meets the account in its month.
    const hold = aHold(ledger.source, accounts.idle, 1n);
    holds.push(hold);
    await ledger.post(aTransfer(accounts.steady, ledger.source, 1_000n), hold);
  }
});
afterAll(() => ledger.stop());

function read(name: Name, from: string, to: string): Promise<StatementV1> {
  const range = { from: `${from}T00:00:00Z`, to: `${to}T00:00:00Z` };
  return statements.readStatement({ accountId: accounts[name], ...range, limit: 100 });
}

/** Opening, closing, and the amounts between. */
async function told(name: Name, from: string, to: string): Promise<[string, string, ...string[]]> {
  const { opening, closing, lines } = await read(name, from, to);
  return [opening.minor, closing.minor, ...lines.map(({ amount }) => amount.minor)];
}

/** The same by adding up what was posted. */
function expected(name: Name, from: string, to: string): [string, string, ...string[]] {
  const posted = Object.entries(history).flatMap(([month, amounts]) =>
    amounts[name] === undefined ? [] : [{ day: `${month}-15`, minor: amounts[name] }],
  );
  const sum = (until: string) =>
    posted.filter(({ day }) => day < until).reduce((total, { minor }) => total + minor, 0n);
  const lines = posted.filter(({ day }) => day >= from && day < to).map(({ minor }) => minor.toString());
  return [sum(from).toString(), sum(to).toString(), ...lines];
}

/** Before all, each month in full, its halves, over some, those in which nothing happened, and after all. */
const ranges: [string, string][] = [
  ['2000-01-01', '2000-02-01'],
  ['2000-01-01', '2100-01-01'],
  ['2089-12-01', '2090-01-01'],
  ['2090-01-01', '2090-01-15'],
  ['2090-01-16', '2090-02-01'],
  ['2090-01-16', '2090-02-15'],
  ['2090-01-16', '2090-04-16'],
  ['2090-03-01', '2090-03-01'],
  ['2090-03-01', '2090-03-31'],
  ['2090-06-01', '2090-12-01'],
  ['2090-12-16', '2091-01-15'],
  ['2091-01-16', '2091-02-01'],
  ['2091-03-01', '2092-01-01'],
  ...['2090-01', '2090-02', '2090-04', '2090-12', '2091-01'].map((month): [string, string] => {
    const next = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1));
    return [`${month}-01`, next.toISOString().slice(0, 10)];
  }),
];

it.each(names)('adds up for an account that is %s, whatever the range', async (name) => {
  for (const [from, to] of ranges) {
    expect([from, to, await told(name, from, to)]).toEqual([from, to, expected(name, from, to)]);
  }
});

it('keeps what an account had at the end of a month once it meets it in a later one', async () => {
  const rows = await ledger.dataSource.query<{ account_id: string; months: string[] }[]>(
    `select account_id, array_agg(month || ':' || m.credits_posted_minor - m.debits_posted_minor order by month) as months
       from month_balances m join accounts using (account_no) group by account_id`,
  );
  const months = Object.fromEntries(
    names.map((name) => [name, rows.find((row) => row.account_id === accounts[name])?.months]),
  );
  expect(months).toEqual({
    steady: ['209001:10', '209002:30', '209004:70', '209012:150'],
    idle: ['209001:10', '209004:50'],
    once: undefined,
    late: ['209004:40'],
    unused: undefined,
  });
});

it('has a month begin with the first number of its own', async () => {
  const months = await ledger.dataSource.query<object[]>(
    `select distinct first_no / 10000000000000 as month from flushes where posted_at >= '2090-01-01' order by 1`,
  );
  expect(months).toEqual(['209001', '209002', '209004', '209012', '209101'].map((month) => ({ month })));
});

it('looks for balances and lines in the months of its range and the next one only', async () => {
  const queries = jest.spyOn(EntityManager.prototype, 'query');
  await read('steady', '2090-02-01', '2090-03-01');
  const asked = queries.mock.calls.map(([sql, parameters]) => [sql, parameters] as const);
  queries.mockRestore();
  const plans = await Promise.all(
    asked.map(([sql, list]) => ledger.dataSource.query(`explain ${sql}`, list)),
  );
  const tables = [...JSON.stringify(plans).matchAll(/ legs_(\d{6})/g)].map(([, month]) => month);
  expect(new Set(tables)).toEqual(new Set(['209002', '209004']));
});

it('settles in a later month what was held in an earlier one', async () => {
  const hold = aHold(accounts.steady, ledger.source, 10n);
  await ledger.post(hold);
  history['2091-02'] = { steady: -4n };
  await ledger.setTime('2091-02-15T12:00:00.000Z');
  expect(await ledger.outcomes(aPostHold(hold, [aLeg(accounts.steady, ledger.source, 4n)]))).toEqual([
    'posted',
  ]);
  expect(await told('steady', '2091-02-01', '2091-03-01')).toEqual(['310', '306', '4']);
  expect(await told('steady', '2091-01-01', '2091-02-01')).toEqual(['150', '310', '160']);
});

describe('when the oldest month has been archived', () => {
  const later = ranges.filter(([from]) => from >= '2090-02-01');
  const archive = (month: number) => ledger.dataSource.query('select archive_month($1)', [month]);
  beforeAll(async () => {
    await expect(archive(209001)).rejects.toThrow('month 209001 has holds that are not settled');
    await ledger.post(...holds.map(aVoidHold));
    await expect(archive(209102)).rejects.toThrow('month 209102 is not over');
    // The accounts were opened in the month of the test.
    const [opened] = await ledger.dataSource.query<{ month: number }[]>(
      'select (min(account_no) / 10000000000000)::integer as month from accounts',
    );
    await expect(archive(209001)).rejects.toThrow('month 209001 is not the oldest');
    await archive(opened!.month);
    await archive(209001);
  });

  it.each(['idle', 'once', 'late', 'unused'] as const)(
    'later statements of one that is %s are as before',
    async (name) => {
      for (const [from, to] of later) {
        expect([from, to, await told(name, from, to)]).toEqual([from, to, expected(name, from, to)]);
      }
    },
  );

  it('a statement that begins in it begins with what it ended with', async () => {
    expect(await told('steady', '2090-01-01', '2090-02-01')).toEqual(['10', '10']);
    expect(await told('steady', '2090-01-01', '2090-03-01')).toEqual(['10', '30', '20']);
    expect(await told('once', '2090-01-01', '2100-01-01')).toEqual(['10', '10']);
  });

  it('its transfers are still known, but no longer with their legs, and not to be reversed', async () => {
    expect(await ledger.outcomes(first, { ...first, kind: 'grant' }, aReversal(first))).toEqual([
      'repeated',
      'id_reused',
      'transfer_unknown',
    ]);
    expect(await readTransfer(ledger.dataSource, first.transferId)).toEqual({
      transferId: first.transferId,
      type: 'post',
      outcome: 'posted',
      decidedAt: '2090-01-15T12:00:00.000Z',
      legs: [],
    });
  });

  it('its accounts go on', async () => {
    expect(await ledger.outcomes(aTransfer(accounts.once, ledger.source, 10n))).toEqual(['posted']);
    expect(await told('once', '2091-02-01', '2091-03-01')).toEqual(['10', '0', '10']);
    expect(await told('once', '2090-02-01', '2091-02-01')).toEqual(['10', '10']);
  });
});
