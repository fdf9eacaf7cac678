import { randomUUID } from 'node:crypto';
import {
  approveSchedule,
  proposeSchedule,
  readFeeSteps,
  readPricedPayee,
  type CallerV1,
  type CompletedPaymentV1,
  type FeeScheduleV1,
  type ReadPricedPayeeV1,
  type Role,
} from '@hanout/contracts';
import { Asks } from '@hanout/messaging';
import { fakeAnswers, type FakeAnswers } from '@hanout/testing';
import { aPurchase, BillingStage, type Shop } from '../../test/billing-stage';
import sample from '../schedules/samples/merchant-payment-2021.json';

const NOON = '2021-12-07T12:00:00.000Z';
const USUAL = sample as FeeScheduleV1;
const PHARMACIES: FeeScheduleV1 = {
  ...USUAL,
  scheduleId: randomUUID(),
  when: [{ circumstance: 'mcc', isOneOf: ['5912'] }],
};
const ACCRUED: FeeScheduleV1 = {
  ...USUAL,
  scheduleId: randomUUID(),
  effectiveFrom: '2022-01-01',
  collection: 'accrued',
};

let stage: BillingStage;
let payments: FakeAnswers<ReadPricedPayeeV1>;
let shop: Shop;
let mcc = '5411';

beforeAll(async () => {
  stage = await BillingStage.set();
  payments = await fakeAnswers(stage.nats.url, readPricedPayee, ({ caller }) => {
    return { walletId: caller.walletId!, tier: 2, mcc };
  });
  stage.now = '2021-12-20T12:00:00.000Z';
  for (const body of [USUAL, PHARMACIES, ACCRUED]) {
    await asks().ask(proposeSchedule, { caller: staff('finance'), body });
    await asks().ask(approveSchedule, { caller: staff('administrator'), scheduleId: body.scheduleId });
  }
});
beforeEach(() => {
  shop = { walletId: randomUUID(), personId: randomUUID() };
  mcc = '5411';
});
afterAll(async () => {
  await payments?.stop();
  await stage?.strike();
});

const asks = () => stage.fees.get(Asks);
const staff = (...roles: Role[]): CallerV1 => ({ kind: 'staff', id: randomUUID(), roles });
const callerOf = ({ walletId, personId }: Shop, role: Role = 'merchant'): CallerV1 => ({
  kind: 'person',
  id: personId,
  roles: [role],
  walletId,
});
const read = (month?: string, caller = callerOf(shop)) =>
  asks().ask(readFeeSteps, { caller, ...(month !== undefined && { month }) });
const mad = (minor: string) => ({ minor, currency: 'MAD' });

function paid(
  minor: string,
  feeMinor: string,
  { refundOf, ofMinor, at = NOON }: { refundOf?: string; ofMinor?: string; at?: string } = {},
): CompletedPaymentV1 {
  const payment = aPurchase(shop, at, refundOf);
  const fee = {
    ...payment.fee,
    amount: mad(feeMinor),
    accrued: '0',
    scheduleId: USUAL.scheduleId,
    shares: [],
  };
  return {
    ...payment,
    amount: mad(minor),
    fee,
    ...(ofMinor !== undefined && { refundOfAmount: mad(ofMinor) }),
  };
}

it('shows a shop where it stands this month, and what went back beside it', async () => {
  const sale = paid('10000', '60');
  const refund = paid('4000', '24', { refundOf: sale.paymentId, ofMinor: '10000' });
  await stage.tell([sale, paid('2000', '0'), paid('3000', '0')], [refund, paid('5001', '30')]);
  await stage.tell([paid('9000', '54', { at: '2021-11-30T22:59:59.000Z' })]);
  const { products, ...head } = await read();
  expect(head).toEqual({ walletId: shop.walletId, month: '2021-12', vatBps: 1_000 });
  expect(products).toMatchObject([
    {
      product: 'merchant_payment',
      paid: { payments: 4, volume: mad('20001'), posted: mad('90'), accrued: '0', vat: '81818' },
      givenBack: { payments: 1, volume: mad('4000'), posted: mad('24') },
      next: { amount: mad('5000'), fee: '0' },
      nextStep: 0,
      schedules: [
        {
          scheduleId: USUAL.scheduleId,
          isInForce: true,
          steps: [
            { paid: { payments: 2, volume: mad('5000'), posted: mad('0') } },
            {
              paid: { payments: 2, volume: mad('15001'), posted: mad('90') },
              givenBack: { payments: 1, posted: mad('24') },
            },
          ],
        },
      ],
    },
  ]);
  const [november] = (await read('2021-11')).products;
  expect(november?.paid).toMatchObject({ payments: 1, volume: mad('9000'), posted: mad('54') });
});

it('counts a fact that is delivered twice once', async () => {
  await stage.tellTwice([paid('10000', '60'), paid('20000', '120')]);
  expect((await read()).products[0]?.paid).toMatchObject({ payments: 2, posted: mad('180') });
});

it('counts what accrues as the bill does: once, in whatever facts it is told', async () => {
  const one = aPurchase(shop, NOON);
  one.fee.scheduleId = ACCRUED.scheduleId;
  await stage.tell([one], [one, { ...one, paymentId: randomUUID() }]);
  const [december] = (await read()).products;
  expect(december?.paid).toMatchObject({ payments: 2, posted: mad('0'), accrued: '245000' });
  expect(december?.schedules.map(({ isInForce, collection }) => [isInForce, collection])).toEqual([
    [true, 'with_payment'],
    [false, 'accrued'],
  ]);
});

it('adds up what many tell of one shop at once', async () => {
  const lists = Array.from({ length: 20 }, () => Array.from({ length: 25 }, () => paid('10000', '60')));
  await stage.tell(...lists);
  expect((await read()).products[0]?.paid).toMatchObject({ payments: 500, posted: mad('30000') });
});

it('goes by the trade of the shop', async () => {
  mcc = '5912';
  expect((await read()).products[0]?.schedules).toMatchObject([{ scheduleId: PHARMACIES.scheduleId }]);
});

it('is the owner’s own: not a cashier’s, nor a customer’s, nor of a month that is none', async () => {
  for (const role of ['cashier', 'customer', 'finance'] as const)
    await expect(read(undefined, callerOf(shop, role))).rejects.toMatchObject({ code: 'platform.forbidden' });
  await expect(read('2021-13')).rejects.toMatchObject({ code: 'platform.invalid_input', field: 'month' });
});
