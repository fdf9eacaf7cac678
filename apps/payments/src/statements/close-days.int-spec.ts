import { randomUUID } from 'node:crypto';
import type { Clock } from '@hanout/calendar';
import { readStatement, type ReadStatementV1, type StatementV1 } from '@hanout/contracts';
import { CLOCK } from '@hanout/service-kit';
import { fakeAnswers, type FakeAnswers } from '@hanout/testing';
import { FEE_INCOME_ACCOUNT_ID } from '../payments/payment.transfer';
import { newReference } from '../payments/payment.reference';
import { mad, SCHEDULE, Stage, type Actor } from '../../test/stage';
import { CloseDaysJob } from './close-days.job';

const DAY = '2021-12-07';
const NOON = '2021-12-07T12:00:00.000Z';
const NEXT_MORNING = '2021-12-08T08:00:00.000Z';

let stage: Stage;
let customer: Actor;
let shops: Actor[];
let ledger: FakeAnswers<ReadStatementV1>;
let now: jest.SpyInstance<Date>;
/** Called before each statement: a spec lets the ledger fall over here. */
let beforeRead: (accountId: string) => void;

beforeAll(async () => {
  stage = await Stage.set({ CLOSE_DAYS_EVERY_MS: '3600000' });
  customer = await stage.aCustomer();
  ledger = await fakeAnswers(stage.nats.url, readStatement, (question) => {
    beforeRead(question.accountId);
    return aDayOf(question);
  });
  now = jest.spyOn(stage.payments.get<Clock>(CLOCK), 'now');
});

beforeEach(async () => {
  beforeRead = () => undefined;
  ledger.questions.length = 0;
  now.mockReturnValue(new Date(NEXT_MORNING));
  await stage.query('delete from outbox');
  await stage.query('delete from day_closings');
  await stage.query('delete from closed_days');
  await stage.query('delete from payments');
  shops = [await stage.aMerchant(), await stage.aMerchant(), await stage.aMerchant()];
  // The third did nothing.
  for (const shop of shops.slice(0, 2)) await aSale(shop);
});

afterAll(async () => {
  await ledger?.stop();
  await stage?.strike();
});

function aSale(shop: Actor, completedAt = NOON): Promise<unknown> {
  return stage.query(
    `insert into payments (payment_id, kind, channel, state, reference, merchant_code, payer_wallet_id, payee_wallet_id,
       currency, amount_minor, fee_minor, fee_side, schedule_id, created_at, completed_at)
     values ($1, 'merchant_payment', 'code', 'completed', $2, null, $3, $4, 'MAD', 10000, 60, 'payee', $5, $6, $6)`,
    [
      randomUUID(),
      newReference(),
      customer.person.walletId,
      shop.person.walletId,
      SCHEDULE.scheduleId,
      completedAt,
    ],
  );
}

/** Every account sells for 100.00 with a fee of 0.60 and gives 30.00 back. */
function aDayOf({ accountId }: ReadStatementV1): StatementV1 {
  const [sale, refund] = [randomUUID(), randomUUID()];
  const line = { reference: 'K7MPQR2XYZ', postedAt: NOON, counterAccountId: customer.person.walletId };
  return {
    accountId,
    opening: mad(0),
    closing: mad(6_940),
    lines: [
      {
        ...line,
        entryId: '1',
        transferId: sale,
        kind: 'merchant_payment',
        direction: 'credit',
        amount: mad(10_000),
        balanceAfter: mad(10_000),
      },
      {
        ...line,
        entryId: '2',
        transferId: sale,
        kind: 'merchant_payment',
        direction: 'debit',
        amount: mad(60),
        balanceAfter: mad(9_940),
        counterAccountId: FEE_INCOME_ACCOUNT_ID,
      },
      {
        ...line,
        entryId: '3',
        transferId: refund,
        kind: 'refund',
        direction: 'debit',
        amount: mad(3_000),
        balanceAfter: mad(6_940),
      },
    ],
  };
}

const job = () => stage.payments.get(CloseDaysJob);
const closings = () =>
  stage.query<{ wallet_id: string; day: string }>(
    'select *, day::text as day from day_closings order by wallet_id',
  );
const said = async () =>
  (
    await stage.query<{ envelope: string }>(
      `select envelope from outbox where subject = 'payments.evt.day-closed.v1'`,
    )
  ).map(({ envelope }) => (JSON.parse(envelope) as { data: { walletId: string } }).data);
const sorted = (actors: Actor[]) => actors.map(({ person }) => person.walletId).sort();

it('writes down what each shop did, and says so, once', async () => {
  expect(await job().closeNext()).toBe(true);
  const rows = await closings();
  expect(rows.map(({ wallet_id }) => wallet_id)).toEqual(sorted(shops.slice(0, 2)));
  expect(rows[0]).toMatchObject({
    day: DAY,
    operations: 2,
    sales_minor: '10000',
    refunded_minor: '3000',
    fees_minor: '60',
    closing_minor: '6940',
  });
  const [first] = shops;
  expect((await said()).find(({ walletId }) => walletId === first?.person.walletId)).toEqual({
    walletId: first?.person.walletId,
    personId: first?.person.personId,
    merchantCode: first?.caller.merchantCode,
    day: DAY,
    operations: 2,
    sales: mad(10_000),
    refunded: mad(3_000),
    fees: mad(60),
    closing: mad(6_940),
  });
  // The day after is not over yet.
  expect(await job().closeNext()).toBe(false);
  expect(await said()).toHaveLength(2);
});

it('writes each row once when two close the day at once', async () => {
  await Promise.all([job().closeNext(), job().closeNext(), job().closeNext()]);
  expect(await closings()).toHaveLength(2);
  expect(await said()).toHaveLength(2);
});

it('goes on where it stopped when it died in the middle', async () => {
  const [, second = ''] = sorted(shops.slice(0, 2));
  beforeRead = (accountId) => {
    if (accountId === second) throw new Error('the ledger fell over');
  };
  await expect(job().closeNext()).rejects.toThrow();
  expect(await closings()).toHaveLength(1);
  expect(await stage.query('select from closed_days')).toHaveLength(0);
  beforeRead = () => undefined;
  ledger.questions.length = 0;
  expect(await job().closeNext()).toBe(true);
  expect(ledger.questions.map(({ accountId }) => accountId)).toEqual([second]);
  expect((await said()).map(({ walletId }) => walletId).sort()).toEqual(sorted(shops.slice(0, 2)));
});

it.each([
  ['before the day is over', '2021-12-07T22:59:59.000Z'],
  ['while what came at midnight may still be posted', '2021-12-07T23:14:59.000Z'],
  ['in the hour in which the clocks change', '2021-12-08T01:00:00.000Z'],
  ['until its end', '2021-12-08T01:59:59.999Z'],
])('does nothing %s', async (_when, instant) => {
  now.mockReturnValue(new Date(instant));
  expect(await job().closeNext()).toBe(false);
  expect(await closings()).toEqual([]);
});

it('closes all days that were missed, in order', async () => {
  now.mockReturnValue(new Date('2021-12-11T08:00:00.000Z'));
  await aSale(shops[2]!, '2021-12-09T12:00:00.000Z');
  while (await job().closeNext());
  const days = await stage.query<{ day: string }>('select day::text from closed_days order by day');
  expect(days.map(({ day }) => day)).toEqual(['2021-12-07', '2021-12-08', '2021-12-09', '2021-12-10']);
  expect((await closings()).map(({ day }) => day).sort()).toEqual([DAY, DAY, '2021-12-09']);
});
