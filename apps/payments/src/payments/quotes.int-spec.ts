import { randomUUID } from 'node:crypto';
import { createPayment, quotePayment, refundPayment, type PayBodyV1 } from '@hanout/contracts';
import { mad, P2P_SCHEDULE, SCHEDULE, Stage, type Actor } from '../../test/stage';

let stage: Stage;
let payer: Actor;
let friend: Actor;

beforeAll(async () => {
  stage = await Stage.set();
  await stage.publishSchedule();
  await stage.publishSchedule(P2P_SCHEDULE);
});
beforeEach(async () => {
  stage.proofs.length = 0;
  [payer, friend] = [await stage.aCustomer(), await stage.aCustomer(0n)];
});
afterAll(() => stage?.strike());

const quote = (minor = 50_000, caller = payer.caller) =>
  stage.asks.ask(quotePayment, { caller, body: { walletId: friend.person.walletId, amount: mad(minor) } });
const pay = async (body: PayBodyV1, key: string = randomUUID(), caller = payer.caller) =>
  (await stage.asks.ask(createPayment, { caller, idempotencyKey: key, body })).payment;
const toFriend = (minor: number, more: Partial<PayBodyV1> = {}): PayBodyV1 => ({
  walletId: friend.person.walletId,
  amount: mad(minor),
  ...more,
});
const proof = { pin: '4821' };

it('shows a price that is paid as it was shown, whatever is published meanwhile', async () => {
  const shown = await quote();
  expect(shown).toMatchObject({
    kind: 'person_to_person',
    feePaidBy: 'payer',
    payerFee: mad(200),
    total: mad(50_200),
    net: mad(50_000),
  });
  await stage.publishSchedule({
    ...P2P_SCHEDULE,
    scheduleId: randomUUID(),
    effectiveFrom: '2020-01-01T00:00:00.000Z',
    bands: [{ minMinor: '1', maxMinor: '2000000', fixedMinor: '5000', bps: 0 }].map((band) => ({
      ...band,
      minMinor: '0',
      fixedMinor: '0',
      bps: 900,
    })),
  });
  const key = randomUUID();
  const payment = await pay({ quoteId: shown.quoteId, proof }, key);
  expect(payment).toMatchObject({ paymentId: shown.quoteId, state: 'completed', fee: mad(200) });
  expect(stage.ledger.balanceOf(payer.person.walletId)).toBe(949_800n);
  expect(await pay({ quoteId: shown.quoteId, proof }, key)).toEqual(payment);
  expect(stage.proofs).toHaveLength(1);
  expect(stage.proofs[0]).toMatchObject({
    paymentId: shown.quoteId,
    amount: mad(50_000),
    payee: friend.person.walletId,
  });
});

it('makes one payment of one quote', async () => {
  const { quoteId } = await quote(1_000);
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => pay({ quoteId })));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const outcome of outcomes)
    if (outcome.status === 'rejected')
      expect(outcome.reason).toMatchObject({ code: 'payments.payment_id_taken' });
});

it('holds for its time and for the one it was shown to', async () => {
  const { quoteId } = await quote(1_000);
  await expect(pay({ quoteId }, randomUUID(), friend.caller)).rejects.toMatchObject({
    code: 'payments.unknown_quote',
  });
  await expect(pay({ quoteId: randomUUID() })).rejects.toMatchObject({ code: 'payments.unknown_quote' });
  await stage.query(`update quotes set expires_at = now() where quote_id = $1`, [quoteId]);
  await expect(pay({ quoteId })).rejects.toMatchObject({ code: 'payments.quote_expired', field: 'quoteId' });
});

it('is needed where the payer bears a fee, above what the rules let pass in one call', async () => {
  await expect(pay(toFriend(20_001, { proof }))).rejects.toMatchObject({ code: 'payments.quote_needed' });
  expect(await pay(toFriend(20_000))).toMatchObject({ state: 'completed' });
});

it('asks for a proof above what the rules let pass without', async () => {
  const shown = await quote(20_001);
  const confirm = (more: Partial<PayBodyV1> = {}) => pay({ quoteId: shown.quoteId, ...more });
  await expect(confirm()).rejects.toMatchObject({ code: 'payments.proof_needed', field: 'proof' });
  await expect(confirm({ proof: { pin: '1111' } })).rejects.toMatchObject({ code: 'payments.pin_wrong' });
  expect(await confirm({ proof })).toMatchObject({ state: 'completed' });
});

it.each([
  ['nobody', {}, 'payments.payee_missing'],
  ['two at once', { merchantCode: 'SHOP1', walletId: randomUUID() }, 'payments.payee_missing'],
  ['a wallet that is not there', { walletId: randomUUID() }, 'payments.unknown_payee'],
])('refuses %s as the payee', async (_who, payee, code) => {
  await expect(pay({ ...payee, amount: mad(1_000) })).rejects.toMatchObject({ code });
});

it('refuses a payment of no amount, to oneself, and by a shop to a person', async () => {
  await expect(pay({ walletId: friend.person.walletId })).rejects.toMatchObject({
    code: 'payments.amount_missing',
  });
  await expect(pay({ walletId: payer.person.walletId, amount: mad(100) })).rejects.toMatchObject({
    code: 'payments.paying_oneself',
  });
  const shop = await stage.aMerchant();
  await expect(pay(toFriend(100), randomUUID(), shop.caller)).rejects.toMatchObject({
    code: 'payments.payee_not_served',
  });
});

it.each([
  ['merchantCode', { merchantCode: 'SHOP1' }],
  ['amount', { amount: mad(1) }],
  ['qr', { qr: 'text' }],
  ['paymentId', { paymentId: randomUUID() }],
])('is confirmed with nothing else: not with %s', async (field, more) => {
  const { quoteId } = await quote(1_000);
  await expect(pay({ quoteId, ...more })).rejects.toMatchObject({ code: 'payments.quote_says_it', field });
  expect(await pay({ quoteId, paymentId: quoteId })).toMatchObject({ state: 'completed' });
});

it('lets a shop pay its supplier', async () => {
  const [shop, supplier] = [await stage.aMerchant(), await stage.aMerchant()];
  stage.ledger.balances.set(shop.person.walletId, 80_000n);
  const body = { merchantCode: supplier.code, amount: mad(50_000) };
  await expect(pay(body, randomUUID(), shop.caller)).rejects.toMatchObject({
    code: 'payments.no_fee_schedule',
  });
  await stage.publishSchedule({ ...SCHEDULE, scheduleId: randomUUID(), product: 'supplier_payment' });
  expect(await pay(body, randomUUID(), shop.caller)).toMatchObject({
    kind: 'supplier_payment',
    fee: mad(300),
  });
});

it('gives the fee back to the shop that bore it as payer', async () => {
  const [shop, supplier] = [await stage.aMerchant(), await stage.aMerchant()];
  stage.ledger.balances.set(shop.person.walletId, 80_000n);
  await stage.publishSchedule({
    ...P2P_SCHEDULE,
    scheduleId: randomUUID(),
    product: 'supplier_payment',
    effectiveFrom: '2018-12-01T00:00:00.000Z',
  });
  const body = { merchantCode: supplier.code, amount: mad(50_000) };
  const paid = await pay(body, randomUUID(), shop.caller);
  expect(paid).toMatchObject({ feePaidBy: 'payer', fee: mad(200) });
  expect(stage.ledger.balanceOf(shop.person.walletId)).toBe(29_800n);
  await stage.asks.ask(refundPayment, {
    caller: supplier.caller,
    idempotencyKey: randomUUID(),
    paymentId: paid.paymentId,
    body: {},
  });
  expect(stage.ledger.balanceOf(shop.person.walletId)).toBe(80_000n);
  expect(stage.ledger.balanceOf(supplier.person.walletId)).toBe(0n);
});
