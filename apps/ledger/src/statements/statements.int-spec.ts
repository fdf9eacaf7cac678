import { randomUUID } from 'node:crypto';
import type { ReadStatementV1, StatementV1 } from '@hanout/contracts';
import { EntityManager } from 'typeorm';
import { aLeg, aTransfer, aTransferOf, TestLedger } from '../testing/test-ledger';
import { StatementsService } from './statements.service';

let ledger: TestLedger;
let statements: StatementsService;
beforeAll(async () => {
  ledger = await TestLedger.start();
  statements = new StatementsService(ledger.dataSource);
});
afterAll(() => ledger.stop());

/** Posts at a time of the test's own: a posting is never dated before the last one of its accounts, which is set here. */
async function postAt(time: string, [mirror, wallet]: [string, string], ...amounts: bigint[]): Promise<void> {
  await ledger.dataSource.query('update accounts set last_posted_at = $2 where account_id = $1', [
    wallet,
    time,
  ]);
  const transfers = amounts.map((minor, i) => ({ ...aTransfer(mirror, wallet, minor), reference: `R${i}` }));
  expect((await ledger.post(...transfers)).map(({ postedAt }) => postedAt)).toEqual(amounts.map(() => time));
}

const days = ['2090-01-01', '2090-01-02', '2090-01-03', '2090-01-04'].map((day) => `${day}T00:00:00.000Z`);

/** 10 the day before, then 1 + 2 at the very start of the range, 4 at its last moment, 8 at the start of the next. */
async function aHistory(): Promise<{ accountId: string; mirror: string }> {
  const [mirror, accountId] = [await ledger.open({ kind: 'safeguarding_mirror' }), await ledger.wallet()];
  await postAt('2090-01-01T12:00:00.000Z', [mirror, accountId], 10n);
  await postAt(days[1]!, [mirror, accountId], 1n, 2n);
  await postAt('2090-01-02T23:59:59.999Z', [mirror, accountId], 4n);
  await postAt(days[2]!, [mirror, accountId], 8n);
  return { accountId, mirror };
}

function read(question: Partial<ReadStatementV1>): Promise<StatementV1> {
  return statements.readStatement({
    accountId: randomUUID(),
    from: days[1]!,
    to: days[2]!,
    limit: 500,
    ...question,
  });
}

it('opens with what was there before the range, closes with what its last entry left, and lists what lies between', async () => {
  const { accountId, mirror } = await aHistory();
  const statement = await read({ accountId });
  expect([statement.opening, statement.closing]).toEqual([
    { minor: '10', currency: 'MAD' },
    { minor: '17', currency: 'MAD' },
  ]);
  expect(statement.lines.map((line) => [line.amount.minor, line.balanceAfter.minor])).toEqual([
    ['1', '11'],
    ['2', '13'],
    ['4', '17'],
  ]);
  expect(statement.lines[0]).toEqual({
    entryId: expect.stringMatching(/^\d+$/),
    transferId: expect.any(String),
    kind: 'merchant_payment',
    reference: 'R0',
    direction: 'credit',
    amount: { minor: '1', currency: 'MAD' },
    balanceAfter: { minor: '11', currency: 'MAD' },
    counterAccountId: mirror,
    postedAt: days[1],
  });
  expect(statement).not.toHaveProperty('nextAfterEntryId');
});

it('turns pages by cursor, each line once, also where several entries share one instant', async () => {
  const { accountId } = await aHistory();
  const amounts: string[] = [];
  let afterEntryId: string | undefined;
  for (let page = 1; page <= 3; page += 1) {
    const statement = await read({ accountId, limit: 1, afterEntryId });
    expect([statement.opening.minor, statement.closing.minor]).toEqual(['10', '17']);
    amounts.push(...statement.lines.map((line) => line.amount.minor));
    afterEntryId = statement.nextAfterEntryId;
  }
  expect(amounts).toEqual(['1', '2', '4']);
  expect(afterEntryId).toBeUndefined();
});

it('keeps its pages while transfers are being posted', async () => {
  const accountId = await ledger.wallet(5n);
  const range = { accountId, from: '2020-01-01T00:00:00Z', to: days[0] };
  await ledger.post(aTransfer(ledger.source, accountId, 1n), aTransfer(ledger.source, accountId, 2n));
  const first = await read({ ...range, limit: 2 });
  await ledger.post(aTransfer(accountId, ledger.source, 8n));
  const second = await read({ ...range, limit: 2, afterEntryId: first.nextAfterEntryId });
  expect([...first.lines, ...second.lines].map((line) => line.balanceAfter.minor)).toEqual([
    '5',
    '6',
    '8',
    '0',
  ]);
});

it('shows both legs of a sale with its fee', async () => {
  const [payer, merchant, fees] = [
    await ledger.wallet(500n),
    await ledger.wallet(),
    await ledger.open({ kind: 'fee_income' }),
  ];
  await ledger.post(aTransferOf([aLeg(payer, merchant, 500n), aLeg(merchant, fees, 3n)]));
  const { lines, closing } = await read({ accountId: merchant, from: '2020-01-01T00:00:00Z', to: days[0] });
  expect(lines.map((line) => [line.direction, line.amount.minor, line.counterAccountId])).toEqual([
    ['credit', '500', payer],
    ['debit', '3', fees],
  ]);
  expect(closing.minor).toBe('497');
});

it('is empty where nothing happened', async () => {
  const { accountId } = await aHistory();
  expect(await read({ accountId, from: days[3], to: days[3] })).toMatchObject({
    opening: { minor: '25' },
    closing: { minor: '25' },
    lines: [],
  });
  expect(await read({ accountId: await ledger.wallet() })).toMatchObject({
    opening: { minor: '0' },
    closing: { minor: '0' },
    lines: [],
  });
});

it('refuses an unknown account, a cursor of another account and a range that ends before it begins', async () => {
  const [{ accountId }, { accountId: other }] = [await aHistory(), await aHistory()];
  const { lines } = await read({ accountId: other });
  await expect(read({})).rejects.toMatchObject({ code: 'ledger.account_unknown', kind: 'not_found' });
  await expect(read({ accountId, afterEntryId: lines[0]!.entryId })).rejects.toMatchObject({
    code: 'ledger.cursor_unknown',
  });
  await expect(read({ accountId, from: days[2], to: days[1] })).rejects.toMatchObject({
    code: 'ledger.range_invalid',
  });
});

it('reads by index alone, whatever the length of the history', async () => {
  const [accountId, other] = [await ledger.wallet(), await ledger.wallet()];
  for (let batch = 0; batch < 3; batch += 1) {
    await ledger.post(
      ...Array.from({ length: 1_000 }, () => aTransfer(ledger.source, batch ? accountId : other, 1n)),
    );
  }
  await ledger.dataSource.query('analyze accounts, transfers, entries');
  const first = await read({ accountId, from: days[0]!.replace('2090', '2020'), to: days[0], limit: 20 });
  const queries = jest.spyOn(EntityManager.prototype, 'query');
  await read({
    accountId,
    from: days[0]!.replace('2090', '2020'),
    to: days[0],
    limit: 20,
    afterEntryId: first.nextAfterEntryId,
  });
  const asked = queries.mock.calls.map(([sql, parameters]) => ({ sql, parameters }));
  queries.mockRestore();
  expect(asked).toHaveLength(3);
  for (const { sql, parameters } of asked) {
    const plan = JSON.stringify(await ledger.dataSource.query(`explain ${sql}`, parameters));
    expect(plan).toMatch(/Index/);
    expect(plan).not.toMatch(/Sort|Seq Scan on (entries|transfers)/);
  }
});
