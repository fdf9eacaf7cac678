import { randomUUID } from 'node:crypto';
import {
  cashIn,
  createPayment,
  linesPaid,
  peopleRegistered,
  quotePayment,
  readPriceOccasions,
  type FeeScheduleV1,
  type QuoteBodyV1,
} from '@hanout/contracts';
import { CASH_IN_SCHEDULE, mad, SCHEDULE, Stage, type Actor } from '../../test/stage';

let stage: Stage;
let payer: Actor;
let shop: Actor & { code: string };

beforeAll(async () => {
  stage = await Stage.set();
  await stage.publishSchedule();
});
beforeEach(async () => {
  [payer, shop] = [await stage.aCustomer(), await stage.aMerchant()];
  await stage.query('delete from published_schedules where schedule_id <> $1', [SCHEDULE.scheduleId]);
});
afterAll(() => stage?.strike());

/** Of 1,000.00 the usual price is 6.00. */
const USUAL = mad(600);
const feeOf = async (body: Partial<QuoteBodyV1> = {}, { caller } = payer) => {
  const asked = { caller, body: { merchantCode: shop.code, amount: mad(100_000), ...body } };
  return (await stage.asks.ask(quotePayment, asked)).payeeFee;
};
const bps = (basisPoints: number): FeeScheduleV1['bands'] => [
  { minMinor: '1', maxMinor: '2000000', fixedMinor: '0', bps: basisPoints },
];
const publish = (changes: Partial<FeeScheduleV1>) =>
  stage.publishSchedule({ ...SCHEDULE, scheduleId: randomUUID(), ...changes });
const iso = (ms: number) => new Date(Date.now() + ms).toISOString();
const HOUR_MS = 3_600_000;

it('prices by trade, route, tier and channel, the most specific first, and everybody else as usual', async () => {
  await publish({ bands: bps(10), when: [{ circumstance: 'mcc', isOneOf: ['5411'] }] });
  await publish({ bands: bps(20), when: [{ circumstance: 'route', isOneOf: ['on_us'] }] });
  await publish({ bands: bps(30), when: [{ circumstance: 'payer_tier', isOneOf: ['2'] }] });
  await publish({ bands: bps(40), when: [{ circumstance: 'channel', isOneOf: ['static_qr'] }] });
  expect(await feeOf()).toEqual(mad(100));
  const pharmacy = await stage.aMerchant();
  await stage.query(`update merchants set mcc = '5912' where code = $1`, [pharmacy.code]);
  expect(await feeOf({ merchantCode: pharmacy.code })).toEqual(mad(300));
  await stage.query('update wallets set tier = 3 where wallet_id = $1', [payer.person.walletId]);
  expect(await feeOf({ merchantCode: pharmacy.code })).toEqual(USUAL);
  await stage.query(`update wallets set network = 'cash-plus' where wallet_id = $1`, [
    pharmacy.person.walletId,
  ]);
  expect(await feeOf({ merchantCode: pharmacy.code })).toEqual(mad(200));
});

it('lets a promotion begin and end by the database’s clock, over a later usual price too', async () => {
  await publish({ bands: bps(90), effectiveFrom: iso(-HOUR_MS), effectiveUntil: iso(-1) });
  expect(await feeOf()).toEqual(USUAL);
  await publish({ bands: bps(80), effectiveFrom: iso(HOUR_MS), effectiveUntil: iso(2 * HOUR_MS) });
  expect(await feeOf()).toEqual(USUAL);
  await publish({ bands: bps(0), effectiveFrom: iso(-2 * HOUR_MS), effectiveUntil: iso(HOUR_MS) });
  expect(await feeOf()).toEqual(mad(0));
  await publish({ bands: bps(50), effectiveFrom: iso(-HOUR_MS) });
  expect(await feeOf()).toEqual(mad(0));
  await stage.query(`update published_schedules set effective_until = now() where effective_until > now()`);
  expect(await feeOf()).toEqual(mad(500));
});

it('waives the fee of those whom a programme has paid, and of nobody else', async () => {
  await publish({ bands: bps(0), when: [{ circumstance: 'payer_programme', isOneOf: ['tayssir'] }] });
  const family = await stage.aCustomer();
  const line = {
    lineId: randomUUID(),
    walletId: family.person.walletId,
    personId: family.person.personId,
    network: 'cash-plus' as const,
    amount: mad(20_000),
  };
  const paid = { programme: 'tayssir', rosterId: randomUUID(), paidAt: iso(0), lines: [line] };
  expect(await feeOf({}, family)).toEqual(USUAL);
  await stage.say(linesPaid, { ...paid, programme: 'other' });
  expect(await feeOf({}, family)).toEqual(USUAL);
  await stage.say(linesPaid, paid);
  await stage.say(linesPaid, paid);
  expect(await feeOf({}, family)).toEqual(mad(0));
  expect(await feeOf()).toEqual(USUAL);
  expect(
    await stage.query('select programmes from wallets where wallet_id = $1', [family.person.walletId]),
  ).toEqual([{ programmes: ['other', 'tayssir'] }]);
  // Who is registered again is still one of its families.
  await stage.say(peopleRegistered, { network: 'cash-plus', people: [family.person] });
  expect(await feeOf({}, family)).toEqual(mad(0));
});

it('does not serve what no schedule is for', async () => {
  await stage.query('delete from published_schedules');
  await publish({ bands: bps(10), when: [{ circumstance: 'mcc', isOneOf: ['5912'] }] });
  await expect(feeOf()).rejects.toMatchObject({ code: 'payments.no_fee_schedule' });
  await stage.publishSchedule();
});

it('tells it of cash, too, where one side is an agent’s float', async () => {
  await stage.publishSchedule(CASH_IN_SCHEDULE);
  const agent = await stage.anAgent();
  const holder = await stage.aCustomer();
  const { payment } = await stage.asks.ask(cashIn, {
    caller: agent.caller,
    idempotencyKey: randomUUID(),
    body: { walletId: holder.person.walletId, amount: mad(7_700) },
  });
  const span = { currency: 'MAD', from: iso(-HOUR_MS), to: iso(HOUR_MS), limit: 10 };
  const { occasions } = await stage.asks.ask(readPriceOccasions, { product: 'cash_in', ...span });
  expect(occasions).toEqual([
    {
      paymentId: payment.paymentId,
      payerWalletId: agent.floatId,
      payeeWalletId: holder.person.walletId,
      amountMinor: '7700',
      channel: 'counter',
      payeeTier: 2,
      route: 'on_us',
      payerProgrammes: [],
    },
  ]);
});

it('tells what prices may depend on of completed payments, page by page, and of nobody who he is', async () => {
  const pay = (minor: number) =>
    stage.asks.ask(createPayment, {
      caller: payer.caller,
      idempotencyKey: randomUUID(),
      body: { merchantCode: shop.code, amount: mad(minor) },
    });
  const paid = [await pay(1_000), await pay(2_000), await pay(3_000)].map(({ payment }) => payment);
  const question = {
    product: 'merchant_payment' as const,
    currency: 'MAD',
    from: iso(-HOUR_MS),
    to: iso(HOUR_MS),
  };
  const first = await stage.asks.ask(readPriceOccasions, { ...question, limit: 2 });
  const after = first.occasions[1]!.paymentId;
  const second = await stage.asks.ask(readPriceOccasions, { ...question, after, limit: 2 });
  const told = [...first.occasions, ...second.occasions];
  expect(told.map(({ paymentId }) => paymentId)).toEqual(paid.map(({ paymentId }) => paymentId).sort());
  expect(told.find(({ amountMinor }) => amountMinor === '1000')).toEqual({
    paymentId: paid[0]!.paymentId,
    payerWalletId: payer.person.walletId,
    payeeWalletId: shop.person.walletId,
    merchantCode: shop.code,
    amountMinor: '1000',
    channel: 'code',
    payerTier: 2,
    payeeTier: 3,
    route: 'off_us',
    mcc: '5411',
    payerProgrammes: [],
  });
  for (const other of [
    { product: 'person_to_person' as const },
    { from: iso(-2 * HOUR_MS), to: iso(-HOUR_MS) },
  ])
    expect((await stage.asks.ask(readPriceOccasions, { ...question, ...other, limit: 2 })).occasions).toEqual(
      [],
    );
});
