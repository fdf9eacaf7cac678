import type { TestLedger } from '../testing/test-ledger';
import type { Finding } from './report';
import { startBusyLedger } from './testing/busy-ledger';
import { TABLES, TamperedLedger } from './testing/tampered-ledger';

/** Changes, additions and removals by somebody who can do everything in the database: each is found, and where. */

let ledger: TestLedger;
let tampered: TamperedLedger;
beforeAll(async () => {
  ledger = await startBusyLedger();
  tampered = await TamperedLedger.of(ledger);
});
afterAll(() => ledger.stop());

/** A row as it is named in the findings, and by which it is found again. */
type Row = Partial<
  Record<'no' | 'first_no' | 'last_no' | 'transfer_id' | 'account_no' | 'hold_id', string>
> & {
  text: string;
};

/** Rows from the first to the last, in order of number where they have one. */
async function rowsOf(table: string): Promise<Row[]> {
  const rows = await tampered.rows<Row>(
    `select to_jsonb(x)::text as text, y.* from ${table} x
       cross join lateral jsonb_to_record(to_jsonb(x)) as y(no text, first_no text, last_no text, transfer_id text,
         account_no text, hold_id text)`,
  );
  return rows.sort((one, other) => (one.text < other.text ? -1 : 1));
}

const where = ({ text }: Row): string => `to_jsonb(x)::text = '${text.replaceAll("'", "''")}'`;

const flushOf = async (no: string): Promise<string> => {
  const [flush] = await tampered.rows<{ flush: string }>(
    `select first_no || '–' || last_no as flush from honest.flushes where ${no} between first_no and last_no`,
  );
  return flush!.flush;
};

it('finds nothing when nothing was changed', async () => {
  expect((await tampered.verify([])).findings).toEqual([]);
});

/** Whether a finding names the row: its number, its flush, its transfer, its account. */
function isAbout(finding: Finding, row: Row): boolean {
  return (
    (finding.no !== undefined && [row.no, row.first_no, row.last_no].includes(finding.no)) ||
    (finding.transferId !== undefined && [row.transfer_id, row.hold_id].includes(finding.transferId)) ||
    (finding.accountNo !== undefined && finding.accountNo === row.account_no) ||
    (finding.flush !== undefined && finding.flush.startsWith(`${row.first_no}–`))
  );
}

/** Rows here and there; all kinds of rows of a table are among them. */
async function someRowsOf(table: string, count: number): Promise<Row[]> {
  const rows = await rowsOf(table);
  return rows.filter(
    (_row, index) =>
      Math.floor((index * count) / rows.length) !== Math.floor(((index - 1) * count) / rows.length),
  );
}

describe('a changed column', () => {
  const OTHER: Readonly<Record<string, (column: string) => string>> = {
    bigint: (column) => `coalesce(${column}, 0) + 1`,
    integer: (column) => `${column} + 1`,
    smallint: (column) => `${column} + 1`,
    text: (column) => `coalesce(${column}, '') || 'x'`,
    uuid: () => 'gen_random_uuid()',
    bytea: (column) => `set_byte(${column}, 3, (get_byte(${column}, 3) + 1) % 256)`,
    'timestamp with time zone': (column) => `coalesce(${column}, now()) + interval '1 ms'`,
  };
  /** Moved to where nobody else is. */
  const KEYS = ['no', 'first_no', 'account_no'];
  /** What of a refusal is kept nowhere else: the chain says which flush, not which of its refusals. */
  const OF_REFUSALS = ['decisions.transfer_id', 'decisions.content_hash', 'decisions.reason'];

  it.each(TABLES)('of %s', async (table) => {
    const columns = await tampered.rows<{ name: string; type: string }>(
      `select column_name as name, data_type as type from information_schema.columns
         where table_schema = 'public' and table_name = '${table}' and column_name <> 'is_only'`,
    );
    const missed: string[] = [];
    for (const row of await someRowsOf(table, 7)) {
      for (const { name, type } of columns) {
        const column = `${table}.${name}`;
        const value = KEYS.includes(name) ? `${name} + 5000` : OTHER[type]!(name);
        const report = await tampered.verify([
          `update ${table} x set ${name} = ${value} where ${where(row)}`,
        ]);
        const isNamed = report.findings.some((finding) => finding.column === column || isAbout(finding, row));
        const flush = OF_REFUSALS.includes(column) ? await flushOf(row.no!) : undefined;
        const isInFlush = report.findings.some((finding) => flush !== undefined && finding.flush === flush);
        if (report.holds || !(isNamed || isInFlush))
          missed.push(`${column} of ${row.text}: ${JSON.stringify(report.findings)}`);
      }
    }
    expect(missed).toEqual([]);
  });

  it.each([
    ['legs', 'amount_minor', 'legs.debit_after_minor'],
    ['legs', 'kind', 'decisions.content_hash'],
    ['hold_legs', 'amount_minor', 'decisions.content_hash'],
    ['accounts', 'kind', 'accounts.opening_hash'],
    ['flushes', 'posted_at', 'flushes.posted_at'],
    ['flushes', 'hash', 'flushes.hash'],
  ])('of %s: %s is told by %s', async (table, name, column) => {
    const [type] = await tampered.rows<{ type: string }>(
      `select data_type as type from information_schema.columns
         where table_schema = 'public' and table_name = '${table}' and column_name = '${name}'`,
    );
    for (const row of await someRowsOf(table, 3)) {
      const report = await tampered.verify([
        `update ${table} x set ${name} = ${OTHER[type!.type]!(name)} where ${where(row)}`,
      ]);
      expect(report.findings.map((finding) => finding.column)).toContain(column);
    }
  });
});

describe('a row', () => {
  it.each(TABLES.filter((table) => table !== 'ledger_head'))('removed from %s', async (table) => {
    const missed: string[] = [];
    for (const row of await someRowsOf(table, 10)) {
      const report = await tampered.verify([`delete from ${table} x where ${where(row)}`]);
      const flush = row.no === undefined || row.no === null ? undefined : await flushOf(row.no);
      const isFound = report.findings.some(
        (finding) => isAbout(finding, row) || (flush && finding.flush === flush),
      );
      if (report.holds || !isFound) missed.push(`${row.text}: ${JSON.stringify(report.findings)}`);
    }
    expect(missed).toEqual([]);
  });

  it('removed from ledger_head: there is no ledger to be read', async () => {
    await expect(tampered.verify(['delete from ledger_head'])).rejects.toThrow('ledger_head has 0 rows');
  });

  /** A copy of the last row of a table under keys of its own: at the end of the log, between others, or at none of its numbers. */
  const COPIES: [table: string, keys: string][] = [
    ['decisions', `'transfer_id', gen_random_uuid(), 'no', NO`],
    ['legs', `'no', NO`],
    ['hold_legs', `'no', NO, 'transfer_id', gen_random_uuid()`],
    ['hold_ends', `'no', NO`],
    ['reversals', `'no', NO, 'original_id', gen_random_uuid()`],
    ['account_events', `'no', NO, 'change_id', gen_random_uuid()`],
  ];

  it.each(COPIES)('added to %s', async (table, keys) => {
    for (const no of ['2090020000000000035', '2090020000000000042', '2090010000000000017', '7']) {
      const isPartitioned = ['legs', 'hold_legs', 'hold_ends'].includes(table);
      if (no === '7' && isPartitioned) continue;
      const taken = await tampered.rows(`select from ${table} where no = ${no}`);
      if (taken.length > 0) continue;
      const report = await tampered.verify([
        `insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(t) || jsonb_build_object(${keys.replace('NO', no)}))).*
           from (select * from ${table} order by no desc limit 1) t`,
      ]);
      expect(report.findings.map((finding) => finding.no)).toContain(no);
    }
  });

  it.each([
    ['accounts', `'account_no', 2090010000000000099, 'account_id', gen_random_uuid()`, 'accounts.account_no'],
    ['holds', `'transfer_id', gen_random_uuid()`, 'holds.transfer_id'],
    ['month_balances', `'month', 209005`, 'month_balances.month'],
    ['month_balances', `'month', 208901`, 'month_balances.month'],
    ['flushes', `'first_no', 2090020000000000042, 'last_no', 2090020000000000042`, 'flushes.last_no'],
  ])('added to %s: %s', async (table, keys, column) => {
    const report = await tampered.verify([
      `insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(t) || jsonb_build_object(${keys}))).*
         from (select * from ${table} order by 1 desc limit 1) t`,
    ]);
    expect(report.findings.map((finding) => finding.column)).toContain(column);
  });
});

describe('order', () => {
  const swap = (table: string, key: string, [one, other]: [string, string], columns: string[]): string => `
    update ${table} t set (${columns.join(', ')}) = (select ${columns.join(', ')} from ${table} o
        where o.${key} = case t.${key} when ${one} then ${other} else ${one} end)
      where t.${key} in (${one}, ${other})`;
  const legColumns = [
    'transfer_id',
    'leg_no',
    'debit_no',
    'credit_no',
    'amount_minor',
    'debit_after_minor',
    'credit_after_minor',
    'kind',
    'reference',
  ];

  it.each<[string, string, string[]]>([
    [
      'the contents of two legs of a flush',
      swap('legs', 'no', ['2090010000000000014', '2090010000000000015'], legColumns),
      ['2090010000000000008–2090010000000000015'],
    ],
    [
      'the contents of legs of two flushes',
      swap('legs', 'no', ['2090010000000000003', '2090010000000000014'], legColumns),
      ['2090010000000000003–2090010000000000003', '2090010000000000008–2090010000000000015'],
    ],
    [
      'two answers',
      swap('decisions', 'no', ['2090010000000000010', '2090010000000000011'], ['reason']),
      ['2090010000000000008–2090010000000000015'],
    ],
    [
      'the hashes of two flushes',
      swap('flushes', 'first_no', ['2090010000000000003', '2090010000000000004'], ['hash']),
      [
        '2090010000000000003–2090010000000000003',
        '2090010000000000004–2090010000000000004',
        // Neither of its two hashes is there to go on from.
        '2090010000000000005–2090010000000000005',
      ],
    ],
    [
      'the times of two flushes',
      swap('flushes', 'first_no', ['2090010000000000007', '2090020000000000033'], ['posted_at']),
      ['2090010000000000007–2090010000000000007', '2090020000000000033–2090020000000000033'],
    ],
    [
      'two changes of an account',
      swap(
        'account_events',
        'no',
        ['2090010000000000031', '2090010000000000032'],
        ['status', 'content_hash', 'reason', 'ceiling_minor', 'floor_minor', 'account_no'],
      ),
      ['2090010000000000031–2090010000000000031', '2090010000000000032–2090010000000000032'],
    ],
  ])('swapped: %s', async (_name, statement, flushes) => {
    const report = await tampered.verify([statement]);
    const found = report.findings.filter(({ check }) => check === 'chain').map((finding) => finding.flush);
    expect([...new Set(found)].sort()).toEqual(flushes);
  });
});

describe('totals', () => {
  it.each<[string, string[], string[]]>([
    [
      'a balance raised',
      [
        `update accounts set credits_posted_minor = credits_posted_minor + 1 where kind = 'customer' and currency = 'MAD'`,
      ],
      ['accounts.credits_posted_minor', 'sums'],
    ],
    [
      'two balances raised, so that the sum is still zero',
      [
        `update accounts set credits_posted_minor = credits_posted_minor + 1 where kind = 'customer' and currency = 'MAD'`,
        `update accounts set debits_posted_minor = debits_posted_minor + 1 where kind = 'merchant'`,
      ],
      ['accounts.credits_posted_minor', 'accounts.debits_posted_minor'],
    ],
    [
      'the end of a month raised',
      [`update month_balances set credits_posted_minor = credits_posted_minor + 1`],
      [
        'month_balances.credits_posted_minor',
        'month_balances.credits_posted_minor',
        'month_balances.credits_posted_minor',
      ],
    ],
    [
      'a hold that is over open again',
      [`update holds set state = 'held', ended_no = null where state = 'voided'`],
      ['holds.ended_no', 'holds.state'],
    ],
    [
      'an open hold voided',
      [`update holds set state = 'voided', ended_no = no where state = 'held'`],
      ['holds.ended_no', 'holds.state'],
    ],
    [
      'a refusal forgotten',
      [`delete from decisions where reason = 'account_frozen'`],
      ['chain', 'flushes.last_no', 'numbers'],
    ],
  ])('%s', async (_name, statements, found) => {
    const report = await tampered.verify(statements);
    expect(report.findings.map(({ column, check }) => column ?? check).sort()).toEqual(found);
  });
});

describe('guards', () => {
  it('finds that a key is gone, and a trigger', async () => {
    await tampered.asSuperuser([
      'alter table decisions drop constraint decisions_pkey',
      'alter table month_balances disable trigger month_balances_append_only',
    ]);
    const report = await tampered.verify([]);
    await tampered.asSuperuser([
      'alter table decisions add primary key (transfer_id)',
      'alter table month_balances enable trigger month_balances_append_only',
    ]);
    expect(report.findings.map(({ check, expected }) => `${check}: ${expected}`)).toEqual([
      'guards: decisions (transfer_id)',
      'guards: month_balances',
    ]);
  });
});
