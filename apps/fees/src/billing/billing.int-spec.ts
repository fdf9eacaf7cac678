import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { ServiceProcess, waitFor } from '@hanout/testing';
import { aPurchase, BillingStage, type Shop } from '../../test/billing-stage';
import { BillingJob } from './billing.job';
import { CollectionService } from './collection.service';
import { ForgetAccrualsJob } from './forget-accruals.job';

const MAIN = join(__dirname, '..', '..', 'test', 'crashing-main.ts');
const NOON = '2021-12-07T12:00:00.000Z';
const NEXT_MORNING = '2021-12-08T08:00:00.000Z';

let stage: BillingStage;
let shop: Shop;

beforeAll(async () => {
  stage = await BillingStage.set();
});
beforeEach(() => {
  shop = { walletId: randomUUID(), personId: randomUUID() };
  stage.now = NEXT_MORNING;
  stage.mood = 'well';
});
afterAll(() => stage?.strike());

const purchases = (count: number, at = NOON) => Array.from({ length: count }, () => aPurchase(shop, at));
const bill = async () => {
  while (await stage.fees.get(BillingJob).billNext());
};
const collect = () => stage.fees.get(CollectionService).collectNext();
/** Until the ledger has answered for all. */
async function collectAll(): Promise<void> {
  const open = () => stage.query(`select 1 from bills where state = 'asked'`);
  await waitFor(
    async () => {
      await collect().catch(() => undefined);
      return (await open()).length === 0;
    },
    { what: 'the ledger to answer for all bills' },
  );
}
const bills = () =>
  stage.query<{ bill_id: string; day: string; amount_minor: string; state: string }>(
    'select *, day::text as day from bills where wallet_id = $1 order by bills.day',
    [shop.walletId],
  );
const takenMinor = () =>
  [...stage.posted.values()]
    .flatMap(({ legs }) => legs)
    .filter(({ debitAccountId }) => debitAccountId === shop.walletId)
    .reduce((sum, { amount }) => sum + BigInt(amount.minor), 0n);
const carried = async () =>
  (
    await stage.query<{ carried: string }>('select carried from billed_wallets where wallet_id = $1', [
      shop.walletId,
    ])
  )[0]?.carried;
const told = async () =>
  (
    await stage.query<{ envelope: string }>(
      `select envelope from outbox where subject = 'fees.evt.commission-billed.v1'
          and envelope::jsonb #>> '{data,walletId}' = $1`,
      [shop.walletId],
    )
  ).map(({ envelope }) => (JSON.parse(envelope) as { data: object }).data);

it('counts each payment once, however often and in whatever order it is told, and subtracts what goes back', async () => {
  const [first, second, third] = purchases(3) as [never, never, never];
  const sale = aPurchase(shop, NOON);
  const refund = aPurchase(shop, NOON, sale.paymentId);
  await stage.tell([refund, first], [first, second], [second, first, third], [sale], [sale, refund]);
  expect(await stage.query('select parts from accruals where wallet_id = $1', [shop.walletId])).toEqual([
    { parts: '367500' },
  ]);
  const shares = await stage.query(
    'select party, parts from accrual_shares where wallet_id = $1 order by party',
    [shop.walletId],
  );
  expect(shares).toEqual([
    { party: 'issuer', parts: '300000' },
    { party: 'platform', parts: '67500' },
  ]);
});

it('bills whole centimes after the end of the day, carries the rest, and says so once', async () => {
  await stage.tell(purchases(3));
  stage.now = '2021-12-07T23:14:59.000Z';
  await bill();
  expect(await bills()).toEqual([]);
  stage.now = '2021-12-07T23:15:00.000Z';
  await bill();
  await collectAll();
  expect(takenMinor()).toBe(36n);
  expect(await carried()).toBe('7500');
  const [row] = await bills();
  expect(await told()).toEqual([
    {
      billId: row?.bill_id,
      ...shop,
      day: '2021-12-07',
      amount: { minor: '36', currency: 'MAD' },
      net: { minor: '33', currency: 'MAD' },
      vat: { minor: '3', currency: 'MAD' },
      vatBps: 1_000,
      carried: '7500',
      postedAt: '2021-12-08T00:20:00.000Z',
    },
  ]);
});

it('bills a month of purchases exactly, what is told late on the next bill', async () => {
  for (let day = 1; day <= 28; day++) {
    const date = String(day).padStart(2, '0');
    await stage.tell([...purchases(3, `2022-02-${date}T12:00:00.000Z`), aPurchase(shop, NOON)]);
    stage.now = `2022-02-${date}T23:30:00.000Z`;
    await bill();
    await collectAll();
  }
  // 28 × 4 × 12.25
  expect(takenMinor()).toBe(1_372n);
  expect(await carried()).toBe('0');
  expect(await told()).toHaveLength(28);
}, 60_000);

it('forgets payments that are billed and older than the rule says, and none that waits for its bill', async () => {
  const [old, kept] = [NOON, '2021-12-08T12:00:00.000Z'].map((at) => aPurchase(shop, at)) as [never, never];
  const counted = () =>
    stage
      .query('select 1 from accrued_payments where wallet_id = $1', [shop.walletId])
      .then((all) => all.length);
  const forget = async () => {
    while (await stage.fees.get(ForgetAccrualsJob).forgetNext());
  };
  await stage.tell([old, kept]);
  // 92 days after the 8th of December.
  stage.now = '2022-03-10T12:00:00.000Z';
  await forget();
  expect(await counted()).toBe(2);
  await bill();
  await forget();
  expect(await counted()).toBe(1);
  await stage.tell([kept]);
  await bill();
  await collectAll();
  expect(takenMinor()).toBe(24n);
});

it('owes the merchant what was given back beyond what accrued, and bills nothing until that is used up', async () => {
  await stage.tell([aPurchase(shop, NOON, randomUUID())]);
  await bill();
  expect(await bills()).toEqual([]);
  expect(await carried()).toBe('-122500');
  await stage.tell(purchases(3, '2021-12-08T12:00:00.000Z'));
  stage.now = '2021-12-09T08:00:00.000Z';
  await bill();
  await collectAll();
  expect(takenMinor()).toBe(24n);
  expect(await carried()).toBe('5000');
});

it('makes one bill and one posting when several bill and collect at once', async () => {
  await stage.tell(purchases(4));
  await Promise.all([bill(), bill(), bill()]);
  await Promise.all([collect(), collect(), collect()]);
  await collectAll();
  expect(await bills()).toHaveLength(1);
  expect(takenMinor()).toBe(49n);
  expect(await told()).toHaveLength(1);
});

it('keeps what the ledger refuses for the bill of the next day', async () => {
  stage.poor.add(shop.walletId);
  await stage.tell(purchases(3));
  await bill();
  await collectAll();
  expect(await bills()).toMatchObject([{ state: 'refused', failure: 'insufficient_funds' }]);
  expect(await carried()).toBe('367500');
  await bill();
  expect(await bills()).toHaveLength(1);
  stage.poor.delete(shop.walletId);
  stage.now = '2021-12-09T08:00:00.000Z';
  await bill();
  await collectAll();
  expect(takenMinor()).toBe(36n);
  expect(await carried()).toBe('7500');
  expect(await told()).toMatchObject([{ day: '2021-12-08' }]);
});

describe('a ledger that does not answer', () => {
  const asIs = async () => {
    await expect(collect()).rejects.toThrow();
    expect(await bills()).toMatchObject([{ state: 'asked' }]);
    expect(await told()).toEqual([]);
  };

  it.each([
    ['had done it', 'mute', false],
    ['had refused it', 'mute', true],
    ['had not heard', 'deaf', false],
  ] as const)('leaves the bill as it is; it %s', async (_, mood, isPoor) => {
    if (isPoor) stage.poor.add(shop.walletId);
    await stage.tell(purchases(4));
    await bill();
    stage.mood = mood;
    await asIs();
    stage.mood = 'well';
    // Money that comes later does not make a yes of the no.
    stage.poor.delete(shop.walletId);
    await collectAll();
    expect(takenMinor()).toBe(isPoor ? 0n : 49n);
    expect(await carried()).toBe(isPoor ? '490000' : '0');
    expect(await told()).toHaveLength(isPoor ? 0 : 1);
  });
});

it.each(['billing', 'billed', 'asking', 'answered', 'writing', 'written'])(
  'has billed once when it dies at `%s`',
  async (point) => {
    await stage.tell(purchases(4));
    await stage.fees.stop();
    const quick = { BILL_EVERY_MS: '50', COLLECT_EVERY_MS: '50', TZ: 'UTC' };
    const dying = await ServiceProcess.start(MAIN, { ...stage.env, ...quick }, [`fees.${point}`]);
    await waitFor(() => dying.hasEnded, { what: `the service to die at ${point}` });
    await stage.start();
    stage.now = new Date().toISOString();
    await bill();
    await collectAll();
    expect(await bills()).toMatchObject([{ state: 'posted', amount_minor: '49' }]);
    expect(takenMinor()).toBe(49n);
    expect(await told()).toHaveLength(1);
    expect(await carried()).toBe('0');
  },
  60_000,
);
