import { randomUUID } from 'node:crypto';
import {
  readDayStatement,
  readStatement,
  type DayStatementV1,
  type ReadStatementV1,
  type StatementLineV1,
  type StatementV1,
} from '@hanout/contracts';
import { fakeAnswers, type FakeAnswers } from '@hanout/testing';
import { businessDayOf } from '@hanout/calendar';
import { FEE_INCOME_ACCOUNT_ID } from '../payments/payment.transfer';
import { mad, Stage, type Actor } from '../../test/stage';

let stage: Stage;
let merchant: Actor;
let entries: StatementLineV1[];
let ledger: FakeAnswers<ReadStatementV1>;
/** Called before each page is read: a spec lets entries arrive between two pages. */
let beforePage: (page: number) => void;

beforeAll(async () => {
  stage = await Stage.set();
  merchant = await stage.aMerchant();
  ledger = await fakeAnswers(stage.nats.url, readStatement, (question) => {
    beforePage(ledger.questions.length);
    return statementOf(question);
  });
});

beforeEach(() => {
  entries = [];
  beforePage = () => undefined;
  ledger.questions.length = 0;
});

afterAll(async () => {
  await ledger?.stop();
  await stage?.strike();
});

/** As the ledger reads it: from ≤ posted < to, opening and closing of the range, pages by entry id. */
function statementOf({ accountId, from, to, afterEntryId, limit }: ReadStatementV1): StatementV1 {
  const balanceAt = (instant: string) =>
    entries.findLast(({ postedAt }) => postedAt < instant)?.balanceAfter ?? mad(0);
  const inRange = entries.filter(({ postedAt }) => from <= postedAt && postedAt < to);
  const left = inRange.filter(
    ({ entryId }) => afterEntryId === undefined || BigInt(entryId) > BigInt(afterEntryId),
  );
  const lines = left.slice(0, limit);
  const last = lines.at(-1)?.entryId;
  return {
    accountId,
    opening: balanceAt(from),
    closing: balanceAt(to),
    lines,
    ...(left.length > limit && last && { nextAfterEntryId: last }),
  };
}

function enter(postedAt: string, minor: number, counterAccountId: string = randomUUID()): void {
  const before = BigInt(entries.at(-1)?.balanceAfter.minor ?? '0');
  entries.push({
    entryId: String(entries.length + 1),
    transferId: randomUUID(),
    kind: 'merchant_payment',
    reference: 'K7MPQR2XYZ',
    direction: minor < 0 ? 'debit' : 'credit',
    amount: mad(Math.abs(minor)),
    balanceAfter: mad(before + BigInt(minor)),
    counterAccountId,
    postedAt: new Date(postedAt).toISOString(),
  });
}

const readDay = (day: string, afterLine?: number) =>
  stage.asks.ask(readDayStatement, { caller: merchant.caller, day, ...(afterLine && { afterLine }) });

it('is of 25 hours on the day Morocco puts its clocks back', async () => {
  // Ramadan 2024: on 10 March at 03:00 (+01) it became 02:00 (UTC).
  enter('2024-03-09T22:59:59.999Z', 100);
  enter('2024-03-09T23:00:00.000Z', 10_000);
  enter('2024-03-10T02:30:00.000Z', -60, FEE_INCOME_ACCOUNT_ID);
  enter('2024-03-10T23:59:59.999Z', 3_500);
  enter('2024-03-11T00:00:00.000Z', 7);
  const day = await readDay('2024-03-10');
  expect(day).toMatchObject({
    walletId: merchant.person.walletId,
    day: '2024-03-10',
    from: '2024-03-09T23:00:00.000Z',
    to: '2024-03-11T00:00:00.000Z',
  });
  expect(day).toMatchObject({
    opening: mad(100),
    moneyIn: mad(13_500),
    moneyOut: mad(60),
    fees: mad(60),
    closing: mad(13_540),
    operations: 3,
  });
});

it('is of 23 hours on the day it puts them forward', async () => {
  // On 14 April 2024 at 02:00 (UTC) it became 03:00 (+01).
  enter('2024-04-13T23:59:59.999Z', 100);
  enter('2024-04-14T00:00:00.000Z', 10_000);
  enter('2024-04-14T22:59:59.999Z', 3_500);
  enter('2024-04-14T23:00:00.000Z', 7);
  const day = await readDay('2024-04-14');
  expect(day).toMatchObject({ from: '2024-04-14T00:00:00.000Z', to: '2024-04-14T23:00:00.000Z' });
  expect(day).toMatchObject({ opening: mad(100), moneyIn: mad(13_500), closing: mad(13_600), operations: 2 });
});

it('has each entry on one day, and each day opens where the one before closed', async () => {
  for (let hour = 0; hour < 96; hour += 1)
    enter(new Date(Date.UTC(2024, 2, 8, 12) + hour * 3_600_000).toISOString(), hour + 1);
  const days = await Promise.all(
    ['2024-03-08', '2024-03-09', '2024-03-10', '2024-03-11', '2024-03-12'].map((day) => readDay(day)),
  );
  expect(days.map(({ operations }) => operations)).toEqual([11, 24, 25, 24, 12]);
  days.slice(1).forEach((day, place) => expect(day.opening).toEqual(days[place]?.closing));
});

it('turns all the pages, and stays sound when entries arrive meanwhile', async () => {
  const now = new Date().toISOString();
  for (let line = 0; line < 1_200; line += 1) enter(now, 35);
  beforePage = (page) => page === 2 && enter(now, 1_000);
  const day = await readDay('today');
  expect(day.day).toBe(businessDayOf(new Date()));
  expect(ledger.questions).toHaveLength(3);
  expect(day.lines).toHaveLength(1_201);
  expect(day).toMatchObject({ opening: mad(0), moneyIn: mad(43_000), closing: mad(43_000) });
});

it('answers a long day in pages that fit the bus, and says when it is too long or no day', async () => {
  for (let line = 0; line < 10_000; line += 1) enter('2024-05-01T12:00:00.000Z', 1);
  const seen: string[] = [];
  for (let after: number | undefined = 0; after !== undefined;) {
    const page: DayStatementV1 = await readDay('2024-05-01', after);
    expect(page).toMatchObject({ operations: 10_000, moneyIn: mad(10_000), closing: mad(10_000) });
    seen.push(...page.lines.map(({ balanceAfter }) => balanceAfter.minor));
    after = page.nextAfterLine;
  }
  expect(seen).toEqual(entries.map(({ balanceAfter }) => balanceAfter.minor));
  enter('2024-05-01T12:00:00.000Z', 1);
  await expect(readDay('2024-05-01')).rejects.toMatchObject({
    code: 'payments.statement_too_long',
    params: { max: '10000' },
  });
  await expect(readDay('2024-02-30')).rejects.toMatchObject({ code: 'payments.unknown_day', field: 'day' });
});

it('is of the caller’s own wallet', async () => {
  const caller = { ...merchant.caller, id: randomUUID() };
  await expect(stage.asks.ask(readDayStatement, { caller, day: 'today' })).rejects.toMatchObject({
    code: 'payments.wallet_not_ready',
  });
  await expect(
    stage.asks.ask(readDayStatement, { caller: { ...caller, kind: 'staff' }, day: 'today' }),
  ).rejects.toMatchObject({ code: 'platform.forbidden' });
});

it('is of the shop for whoever serves in it', async () => {
  const { caller } = merchant;
  const cashier = { ...caller, id: randomUUID(), roles: ['cashier' as const] };
  await expect(stage.asks.ask(readDayStatement, { caller: cashier, day: 'today' })).resolves.toMatchObject({
    walletId: caller.walletId,
  });
  await expect(
    stage.asks.ask(readDayStatement, { caller: { ...cashier, walletId: randomUUID() }, day: 'today' }),
  ).rejects.toMatchObject({ code: 'payments.wallet_not_ready' });
});
