import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { SHARE_PARTIES, systemAccountId, type CompletedPaymentV1 } from '@hanout/contracts';
import { ServiceProcess, waitFor } from '@hanout/testing';
import { aPurchase, BillingStage, type Shop } from '../../test/billing-stage';
import { BillingJob } from '../billing/billing.job';
import { CollectionService } from '../billing/collection.service';
import { partyAccountId, shareOutId } from './share-out';
import { SharingJob } from './sharing.job';
import { SharingService } from './sharing.service';

const MAIN = join(__dirname, '..', '..', 'test', 'crashing-main.ts');
const DAY = '2021-12-07';
const NOON = `${DAY}T12:00:00.000Z`;
const NEXT_MORNING = '2021-12-08T08:00:00.000Z';
const DAY_AFTER = '2021-12-09T08:00:00.000Z';

let stage: BillingStage;
let shop: Shop;
/** Each test has a currency of its own, so that none shares out what another has collected. */
let currency: string;
let tests = 0;

beforeAll(async () => {
  stage = await BillingStage.set();
});
beforeEach(() => {
  shop = { walletId: randomUUID(), personId: randomUUID() };
  stage.now = NEXT_MORNING;
  stage.mood = 'well';
  stage.poor.clear();
  const letter = (place: number) => String.fromCharCode(65 + place);
  currency = `X${letter(Math.floor(tests / 26))}${letter(tests % 26)}`;
  tests += 1;
});
afterAll(() => stage?.strike());

/** What accrues: 12.25 centimes, 10 of them the issuer's and 2.25 the platform's. */
function accrued(at = NOON, refundOf?: string): CompletedPaymentV1 {
  const payment = aPurchase(shop, at, refundOf);
  const money = ({ minor }: { minor: string }) => ({ minor, currency });
  return {
    ...payment,
    amount: money(payment.amount),
    fee: { ...payment.fee, amount: money(payment.fee.amount) },
  };
}
/** A fee of one centime or so, posted with its payment: two thirds are the acquirer's. */
function posted(minor = 1, at = NOON, refundOf?: string): CompletedPaymentV1 {
  const payment = accrued(at, refundOf);
  const acquirer = Math.floor((minor * 20_000) / 3);
  const shares = [
    { party: 'acquirer', fraction: acquirer.toString() },
    { party: 'network', fraction: (minor * 10_000 - acquirer).toString() },
  ] as const;
  const fee = {
    ...payment.fee,
    amount: { minor: minor.toString(), currency },
    accrued: '0',
    shares: [...shares],
  };
  return { ...payment, fee };
}

async function billAll(): Promise<void> {
  while (await stage.fees.get(BillingJob).billNext());
  const open = () => stage.query(`select 1 from bills where state = 'asked'`);
  await waitFor(
    async () => {
      await stage.fees.get(CollectionService).collectNext();
      return (await open()).length === 0;
    },
    { what: 'the ledger to answer for all bills' },
  );
}
const write = async () => {
  while (await stage.fees.get(SharingJob).shareNext());
};
const post = () => stage.fees.get(SharingService).postNext();
async function postAll(): Promise<void> {
  const open = () => stage.query(`select 1 from share_outs where state = 'asked'`);
  await waitFor(
    async () => {
      await post().catch(() => undefined);
      return (await open()).length === 0;
    },
    { what: 'the ledger to answer for all share-outs' },
  );
}
async function shareAll(): Promise<void> {
  await write();
  await postAll();
}
/** What each party has, in centimes. */
const given = () =>
  Object.fromEntries(
    SHARE_PARTIES.map((party) => [party, stage.balanceOf(partyAccountId(party, currency))] as const).filter(
      ([, minor]) => minor !== 0n,
    ),
  );
const rows = () =>
  stage.query<{ state: string; day: string; failure: string | null }>(
    'select state, failure, day::text as day from share_outs where currency = $1 order by share_outs.day',
    [currency],
  );
const carried = async () =>
  (
    await stage.query<{ parts: string }>(
      'select sum(carried) as parts from share_parties where currency = $1',
      [currency],
    )
  )[0]?.parts;

it('shares out what was posted with payments and what was billed, whole centimes that sum to it', async () => {
  await stage.tell([posted(), posted(), posted(2)], [accrued(), accrued(), accrued()]);
  await billAll();
  stage.now = '2021-12-07T23:59:59.000Z';
  await shareAll();
  expect(await rows()).toEqual([]);
  stage.now = '2021-12-08T00:00:00.000Z';
  await shareAll();
  // 2.67 and 1.33 of 4; of 36 of 36.75: 29.39 and 6.61.
  expect(given()).toEqual({ issuer: 29n, acquirer: 3n, network: 1n, platform: 7n });
  // What was posted with payments is on it beside this ledger.
  expect(stage.balanceOf(systemAccountId(`fee-income:${currency}`))).toBe(-4n);
  expect(await rows()).toMatchObject([{ state: 'posted', day: DAY }]);
  expect(await carried()).toBe('0');
});

it('has given each what is his over a month, to the centime, with refunds and bills that fail', async () => {
  let sales = 0;
  let feesMinor = 0n;
  let seed = 7;
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  for (let day = 1; day <= 28; day++) {
    const at = `2022-02-${String(day).padStart(2, '0')}T12:00:00.000Z`;
    const payments = Array.from({ length: 1 + random(4) }, () => accrued(at));
    sales += payments.length;
    const fees = Array.from({ length: random(4) }, () => 1 + random(99));
    for (const minor of fees) feesMinor += BigInt(minor);
    const back = random(3) === 0 ? [posted(5, at, randomUUID())] : [];
    feesMinor -= 5n * BigInt(back.length);
    await stage.tell([...payments, ...fees.map((minor) => posted(minor, at)), ...back]);
    if (random(3) === 0 && day < 28) stage.poor.add(shop.walletId);
    else stage.poor.clear();
    stage.now = at.replace('T12:00', 'T23:30');
    await billAll();
    stage.now = new Date(Date.parse(at) + 13 * 3_600_000).toISOString();
    await shareAll();
  }
  const billed = -stage.balanceOf(shop.walletId);
  expect(billed).toBe((BigInt(sales) * 122_500n) / 10_000n);
  const shared = given();
  expect(Object.values(shared).reduce((sum, minor) => sum + minor, 0n)).toBe(billed + feesMinor);
  expect(await carried()).toBe('0');
  // Of the issuer's 10 of each 12.25, what is carried to the next bill and to the next share-out is less than a centime each.
  const off = shared.issuer! * 10_000n - BigInt(sales) * 100_000n;
  expect(off > -20_000n && off < 20_000n).toBe(true);
}, 120_000);

it('gives back what went back, on a day that took more than it gave', async () => {
  await stage.tell([posted(90)]);
  await shareAll();
  expect(given()).toEqual({ acquirer: 60n, network: 30n });
  await stage.tell([posted(90, '2021-12-08T12:00:00.000Z', randomUUID())]);
  stage.now = DAY_AFTER;
  await shareAll();
  expect(given()).toEqual({});
  expect(await rows()).toHaveLength(2);
});

it('gives the platform what nobody is named for', async () => {
  const payment = posted(90);
  payment.fee.shares = [{ party: 'agent', fraction: '300000' }];
  await stage.tell([payment]);
  await shareAll();
  expect(given()).toEqual({ agent: 30n, platform: 60n });
});

it('makes one share-out and one posting when several share out at once, and again', async () => {
  await stage.tell([posted(90)]);
  await Promise.all([write(), write(), write()]);
  await Promise.all([post(), post(), post()]);
  await shareAll();
  expect(await rows()).toHaveLength(1);
  expect(given()).toEqual({ acquirer: 60n, network: 30n });
  // What is told late is on the next one.
  await stage.tell([posted(9)]);
  await shareAll();
  expect(await rows()).toHaveLength(1);
  stage.now = DAY_AFTER;
  await shareAll();
  expect(given()).toEqual({ acquirer: 66n, network: 33n });
});

it('leaves to the issuer what is his of a bill that was refused, until it is paid', async () => {
  stage.poor.add(shop.walletId);
  await stage.tell([accrued(), accrued(), accrued(), accrued()]);
  await billAll();
  await shareAll();
  expect(given()).toEqual({});
  stage.poor.clear();
  stage.now = DAY_AFTER;
  await billAll();
  await shareAll();
  expect(given()).toEqual({ issuer: 40n, platform: 9n });
});

describe('a ledger that does not answer', () => {
  it.each([
    ['had done it', 'mute', false],
    ['had refused it', 'mute', true],
    ['had not heard', 'deaf', false],
  ] as const)('leaves it as it is; it %s', async (_, mood, isRefused) => {
    const income = systemAccountId(`fee-income:${currency}`);
    await stage.tell([posted(90)]);
    await write();
    if (isRefused) stage.poor.add(income);
    stage.mood = mood;
    await expect(post()).rejects.toThrow();
    expect(await rows()).toMatchObject([{ state: 'asked' }]);
    stage.mood = 'well';
    // What is well later does not make a yes of the no.
    stage.poor.delete(income);
    await postAll();
    expect(await rows()).toMatchObject([{ state: isRefused ? 'refused' : 'posted' }]);
    expect(given()).toEqual(isRefused ? {} : { acquirer: 60n, network: 30n });
    stage.now = DAY_AFTER;
    await shareAll();
    expect(given()).toEqual({ acquirer: 60n, network: 30n });
  });
});

it('asks again for ever rather than take an id that is known with other content for an answer', async () => {
  await stage.tell([posted(90)]);
  const transferId = shareOutId(currency, DAY);
  stage.posted.set(transferId, { transferId, kind: 'something', legs: [] });
  await write();
  await post();
  expect(await rows()).toMatchObject([{ state: 'asked' }]);
  stage.posted.delete(transferId);
  await postAll();
  expect(given()).toEqual({ acquirer: 60n, network: 30n });
});

it.each(['sharing', 'shared', 'share-asking', 'share-answered', 'share-writing', 'share-written'])(
  'has shared out once when it dies at `%s`',
  async (point) => {
    await stage.tell([posted(90)]);
    await stage.fees.stop();
    const quick = { BILL_EVERY_MS: '50', COLLECT_EVERY_MS: '50', TZ: 'UTC' };
    const dying = await ServiceProcess.start(MAIN, { ...stage.env, ...quick }, [`fees.${point}`]);
    await waitFor(() => dying.hasEnded, { what: `the service to die at ${point}` });
    await stage.start();
    stage.now = new Date().toISOString();
    await shareAll();
    expect(await rows()).toMatchObject([{ state: 'posted' }]);
    expect(given()).toEqual({ acquirer: 60n, network: 30n });
  },
  60_000,
);
