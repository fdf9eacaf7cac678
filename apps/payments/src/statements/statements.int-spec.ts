import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import {
  readStatement,
  readWalletStatement,
  type CallerV1,
  type DayStatementV1,
  type ReadStatementV1,
  type ReadWalletStatementV1,
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

const read = (caller: CallerV1, period: string, more: Partial<ReadWalletStatementV1> = {}) =>
  stage.asks.ask(readWalletStatement, { caller, period, format: 'json', language: 'fr', ...more });

const readDay = async (day: string, afterLine?: number): Promise<DayStatementV1> =>
  (await read(merchant.caller, day, afterLine ? { afterLine } : {})).day!;

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
  await expect(readDay('2024-02-30')).rejects.toMatchObject({
    code: 'payments.unknown_period',
    field: 'period',
  });
});

it('is of the caller’s own wallet', async () => {
  const caller = { ...merchant.caller, id: randomUUID() };
  await expect(read(caller, 'today')).rejects.toMatchObject({
    code: 'payments.wallet_not_ready',
  });
  await expect(read({ ...caller, kind: 'staff' }, 'today')).rejects.toMatchObject({
    code: 'platform.forbidden',
  });
});

it('is of the shop for whoever serves in it', async () => {
  const { caller } = merchant;
  const cashier = { ...caller, id: randomUUID(), roles: ['cashier' as const] };
  await expect(read(cashier, '2021')).rejects.toMatchObject({ code: 'platform.forbidden' });
  await expect(read(cashier, 'today')).resolves.toMatchObject({
    day: { walletId: caller.walletId },
  });
  await expect(read({ ...cashier, walletId: randomUUID() }, 'today')).rejects.toMatchObject({
    code: 'payments.wallet_not_ready',
  });
});

describe('a month and a year', () => {
  const sold = (at: string, minor: number): void => enter(at, minor);
  const figuresOf = async (period: string) => (await read(merchant.caller, period)).period!;

  it('are equal to the days they are made of, also where a day has 23 or 25 hours', async () => {
    for (let hour = 0; hour < 24 * 60; hour += 1)
      sold(new Date(Date.UTC(2024, 2, 1) + hour * 3_600_000).toISOString(), hour % 3 === 0 ? -1 : 5);
    const march = await figuresOf('2024-03');
    expect(march.parts).toHaveLength(31);
    for (const day of ['2024-03-09', '2024-03-10', '2024-03-31']) {
      const { opening, moneyIn, moneyOut, fees, closing, operations } = await readDay(day);
      const part = march.parts.find(({ period }) => period === day);
      expect(part).toEqual({ period: day, opening, moneyIn, moneyOut, fees, closing, operations });
    }
    expect(march.parts.find(({ period }) => period === '2024-03-10')?.operations).toBe(25);
    const year = await figuresOf('2024');
    expect(year.parts.map(({ period }) => period)).toEqual(['2024-03', '2024-04']);
    expect(year.closing).toEqual(entries.at(-1)?.balanceAfter);
    const { opening, moneyIn, moneyOut, fees, closing, operations } = march;
    expect(year.parts[0]).toEqual({
      period: '2024-03',
      opening,
      moneyIn,
      moneyOut,
      fees,
      closing,
      operations,
    });
    expect(ledger.questions.length).toBeGreaterThan(6);
  });

  it('stay sound when entries arrive while the pages are turned', async () => {
    const now = new Date().toISOString();
    for (let line = 0; line < 1_200; line += 1) sold(now, 35);
    beforePage = (page) => page > 1 && enter(now, 1_000);
    const month = await figuresOf(businessDayOf(new Date()).slice(0, 7));
    expect(month).toMatchObject({ operations: 1_202, moneyIn: mad(44_000), closing: mad(44_000) });
  });

  it.each([
    ['2019', 'none_known', 0],
    ['2020', 'in_force', 3],
    ['2024', 'in_force', 3],
    ['2025', 'none_known', 0],
  ])(
    'of %s say the turnover by mobile payment, refunds taken off; relief is %s',
    async (year, relief, scopes) => {
      sold(`${year}-05-01T12:00:00Z`, 10_000);
      sold(`${year}-06-01T12:00:00Z`, -3_000);
      entries.at(-1)!.kind = 'refund';
      sold(`${year}-06-02T12:00:00Z`, 500);
      entries.at(-1)!.kind = 'cash_in';
      const { taxYear } = await figuresOf(year);
      expect(taxYear).toMatchObject({
        sales: mad(10_000),
        refunds: mad(3_000),
        turnover: mad(7_000),
        relief,
      });
      expect(taxYear?.ignoredFor).toHaveLength(scopes);
      expect((await figuresOf(`${year}-05`)).taxYear).toBeUndefined();
    },
  );

  it.each(['csv', 'xlsx', 'pdf'] as const)('come as a file: %s', async (format) => {
    sold('2021-12-07T12:00:00Z', 10_000);
    const { document } = await read(merchant.caller, '2021-12', { format, language: 'ar' });
    expect(document?.name).toBe(`statement-2021-12-ar.${format}`);
    const file = gunzipSync(Buffer.from(document!.gzipped, 'base64')).toString('latin1');
    expect(file.slice(0, 3)).toBe({ csv: '\u00ef\u00bb\u00bf', xlsx: 'PK\u0003', pdf: '%PD' }[format]);
  });
});
