import { randomUUID } from 'node:crypto';
import type { ReadStatementV1, StatementV1 } from '@hanout/contracts';
import { EntityManager } from 'typeorm';
import {
  aHold,
  aLeg,
  aPostHold,
  aTransfer,
  aTransferOf,
  aVoidHold,
  TestLedger,
} from '../testing/test-ledger';
import { StatementsService } from './statements.service';

/** The ledger's clock is set forward to 2090, where no test can meet the real one. */
const days = ['2090-01-01', '2090-01-02', '2090-01-03', '2090-01-04'].map((day) => `${day}T00:00:00.000Z`);
const [, begin, end, after] = days as [string, string, string, string];
const ever = { from: '2020-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' };

let ledger: TestLedger;
let statements: StatementsService;
let mirror: string;
let accountId: string;
let other: string;
/** 10 the day before, then 1 + 2 at the very start of the range, 4 at its last moment, 8 at the start of the next. */
beforeAll(async () => {
  ledger = await TestLedger.start();
  statements = new StatementsService(ledger.dataSource);
  [mirror, accountId, other] = [await ledger.open(), await ledger.wallet(), await ledger.wallet()];
  await postAt('2090-01-01T12:00:00.000Z', 10n);
  await postAt(begin, 1n, 2n);
  await postAt('2090-01-02T23:59:59.999Z', 4n);
  await postAt(end, 8n);
});
afterAll(() => ledger.stop());

async function postAt(time: string, ...amounts: bigint[]): Promise<void> {
  await ledger.setTime(time);
  const transfers = amounts.flatMap((minor, i) =>
    [other, accountId].map((wallet) => ({ ...aTransfer(mirror, wallet, minor), reference: `R${i}` })),
  );
  const postings = await ledger.post(...transfers);
  expect(new Set(postings.map(({ postedAt }) => postedAt))).toEqual(new Set([time]));
}

function read(question: Partial<ReadStatementV1> = {}): Promise<StatementV1> {
  return statements.readStatement({ accountId, from: begin, to: end, limit: 500, ...question });
}

it('opens with what was there before the range, closes with what its last entry left, and lists what lies between', async () => {
  const statement = await read();
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
    postedAt: begin,
  });
  expect(statement).not.toHaveProperty('nextAfterEntryId');
});

it('turns pages by cursor, each line once, also where several entries share one instant', async () => {
  const amounts: string[] = [];
  let afterEntryId: string | undefined;
  for (let page = 1; page <= 3; page += 1) {
    const statement = await read({ limit: 1, afterEntryId });
    expect([statement.opening.minor, statement.closing.minor]).toEqual(['10', '17']);
    amounts.push(...statement.lines.map((line) => line.amount.minor));
    afterEntryId = statement.nextAfterEntryId;
  }
  expect(amounts).toEqual(['1', '2', '4']);
  expect(afterEntryId).toBeUndefined();
});

it('keeps its pages while transfers are being posted', async () => {
  const wallet = await ledger.wallet(5n);
  const range = { ...ever, accountId: wallet, limit: 2 };
  await ledger.post(aTransfer(ledger.source, wallet, 1n), aTransfer(ledger.source, wallet, 2n));
  const first = await read(range);
  await ledger.post(aTransfer(wallet, ledger.source, 8n));
  const second = await read({ ...range, afterEntryId: first.nextAfterEntryId });
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
  const { lines, closing } = await read({ ...ever, accountId: merchant });
  expect(lines.map((line) => [line.direction, line.amount.minor, line.counterAccountId])).toEqual([
    ['credit', '500', payer],
    ['debit', '3', fees],
  ]);
  expect(closing.minor).toBe('497');
});

it('shows of a hold what was posted of it, when it was posted', async () => {
  const [payer, payee] = [await ledger.wallet(100n), await ledger.wallet()];
  const [hold, voided] = [aHold(payer, payee, 60n), aHold(payer, payee, 40n)];
  await ledger.post(hold, voided);
  expect(await read({ ...ever, accountId: payee })).toMatchObject({ closing: { minor: '0' }, lines: [] });
  const settlement = aPostHold(hold, [aLeg(payer, payee, 50n)]);
  await ledger.post(settlement, aVoidHold(voided));
  const { lines } = await read({ ...ever, accountId: payer });
  expect(lines.map((line) => [line.transferId, line.balanceAfter.minor])).toEqual([
    [expect.any(String), '100'],
    [settlement.transferId, '50'],
  ]);
});

it('is empty where nothing happened', async () => {
  expect(await read({ from: after, to: after })).toMatchObject({
    opening: { minor: '25' },
    closing: { minor: '25' },
    lines: [],
  });
  const [before, unused] = [
    await read({ from: ever.from, to: days[0] }),
    await read({ accountId: await ledger.wallet() }),
  ];
  for (const empty of [before, unused]) {
    expect(empty).toMatchObject({ opening: { minor: '0' }, closing: { minor: '0' }, lines: [] });
  }
});

it('has the last posting of an account, alone in its flush, on the right side of the range', async () => {
  const wallet = await ledger.wallet();
  await ledger.setTime('2090-01-05T00:00:00.000Z');
  await ledger.post(aTransfer(mirror, wallet, 1n));
  const days = (from: number, to: number) => ({
    from: `2090-01-0${from}`,
    to: `2090-01-0${to}`,
    accountId: wallet,
  });
  expect(await read(days(4, 5))).toMatchObject({ closing: { minor: '0' }, lines: [] });
  expect(await read(days(5, 6))).toMatchObject({ opening: { minor: '0' }, closing: { minor: '1' } });
});

it('begins with the range when the cursor is from before it, and ends with it when from after', async () => {
  const { lines: all } = await read(ever);
  const [first, last] = [all[0]!, all.at(-1)!];
  expect((await read({ afterEntryId: first.entryId })).lines).toHaveLength(3);
  expect(await read({ afterEntryId: last.entryId })).toMatchObject({ closing: { minor: '17' }, lines: [] });
});

it('refuses an unknown account, a cursor that is none of its entries, and what is no range', async () => {
  const { lines } = await read({ accountId: other });
  await expect(read({ accountId: randomUUID() })).rejects.toMatchObject({
    code: 'ledger.account_unknown',
    kind: 'not_found',
  });
  for (const afterEntryId of [lines[0]!.entryId, '1', '9'.repeat(19)]) {
    await expect(read({ afterEntryId })).rejects.toMatchObject({ code: 'ledger.cursor_unknown' });
  }
  await expect(read({ from: end, to: begin })).rejects.toMatchObject({ code: 'ledger.range_invalid' });
  await expect(read({ to: '2090-W01' })).rejects.toMatchObject({ field: 'to', kind: 'invalid' });
});

it('reads by index alone, whatever the length of the history', async () => {
  const [wallet, neighbour] = [await ledger.wallet(), await ledger.wallet()];
  for (let batch = 0; batch < 3; batch += 1) {
    const to = batch ? wallet : neighbour;
    await ledger.post(...Array.from({ length: 1_000 }, () => aTransfer(ledger.source, to, 1n)));
  }
  for (let flush = 0; flush < 300; flush += 1) await ledger.post(aTransfer(neighbour, ledger.source, 1n));
  await ledger.dataSource.query('analyze');
  const range = { ...ever, accountId: wallet, limit: 20 };
  const { nextAfterEntryId: afterEntryId } = await read(range);
  const queries = jest.spyOn(EntityManager.prototype, 'query');
  await read({ ...range, afterEntryId });
  const asked = queries.mock.calls.map(([sql, parameters]) => ({ sql, parameters }));
  queries.mockRestore();
  expect(asked).toHaveLength(4);
  for (const { sql, parameters } of asked) {
    const plan = JSON.stringify(await ledger.dataSource.query(`explain ${sql}`, parameters));
    expect(plan).toMatch(/Index/);
    // Of a month without rows the planner rightly reads the whole.
    expect(plan).not.toMatch(/Seq Scan on (legs|flushes)_209001/);
  }
});
