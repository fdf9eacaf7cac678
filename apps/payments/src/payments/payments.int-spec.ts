import { randomUUID } from 'node:crypto';
import { createPayment, quotePayment, readPayment, type CallerV1 } from '@hanout/contracts';
import { mad, SCHEDULE, Stage, type Actor } from '../../test/stage';
import { FEE_INCOME_ACCOUNT_ID } from './payment.transfer';

let stage: Stage;
let customer: Actor;
let merchant: Actor & { code: string };

beforeAll(async () => {
  stage = await Stage.set();
  merchant = await stage.aMerchant();
});

beforeEach(async () => {
  customer = await stage.aCustomer();
});

afterAll(() => stage?.strike());

interface Wish {
  key?: string;
  caller?: CallerV1;
  minor?: number;
  currency?: string;
  merchantCode?: string;
}

const pay = ({
  key = randomUUID(),
  caller = customer.caller,
  minor = 10_000,
  currency = 'MAD',
  merchantCode = merchant.code,
}: Wish = {}) =>
  stage.asks.ask(createPayment, {
    caller,
    idempotencyKey: key,
    body: { merchantCode, amount: { minor: String(minor), currency } },
  });

const paymentsOf = (actor: Actor) =>
  stage.query('select 1 from payments where payer_wallet_id = $1', [actor.person.walletId]);

const factsOf = async (paymentId: string) => (await stage.told(paymentId)).map(({ data }) => data);

it('says that it has no price, and keeps nothing, until a schedule is published', async () => {
  const key = randomUUID();
  await expect(pay({ key })).rejects.toMatchObject({ code: 'payments.no_fee_schedule', kind: 'unavailable' });
  await stage.publishSchedule();
  await stage.publishSchedule();
  expect(await pay({ key })).toMatchObject({ repeated: false, payment: { state: 'completed' } });
});

it('opens the account for fees', () => {
  expect(stage.ledger.opened).toContainEqual({
    accountId: FEE_INCOME_ACCOUNT_ID,
    kind: 'fee_income',
    currency: 'MAD',
  });
});

it('pays a merchant: money, fee, fact, moves', async () => {
  const shop = await stage.aMerchant();
  const feesBefore = stage.ledger.balanceOf(FEE_INCOME_ACCOUNT_ID);
  const { payment, repeated } = await pay({ merchantCode: shop.code });
  expect(repeated).toBe(false);
  expect(payment).toMatchObject({
    kind: 'merchant_payment',
    state: 'completed',
    merchantCode: shop.code,
    amount: mad(10_000),
    fee: mad(60),
    refunded: mad(0),
  });
  expect(payment.reference).toMatch(/^[2-9A-HJKMNP-TV-Z]{10}$/);
  expect(stage.ledger.balanceOf(customer.person.walletId)).toBe(990_000n);
  expect(stage.ledger.balanceOf(shop.person.walletId)).toBe(9_940n);
  expect(stage.ledger.balanceOf(FEE_INCOME_ACCOUNT_ID) - feesBefore).toBe(60n);
  expect(stage.ledger.posted.get(payment.paymentId)?.transfer).toMatchObject({
    kind: 'merchant_payment',
    reference: payment.reference,
  });
  expect(await factsOf(payment.paymentId)).toEqual([
    {
      paymentId: payment.paymentId,
      kind: 'merchant_payment',
      channel: 'code',
      reference: payment.reference,
      payer: {
        walletId: customer.person.walletId,
        kind: 'customer',
        network: 'cash-plus',
        personId: customer.person.personId,
      },
      payee: {
        walletId: shop.person.walletId,
        kind: 'merchant',
        network: 'wafacash',
        personId: shop.person.personId,
        code: shop.code,
        tradeNameAr: 'حانوت',
        tradeNameFr: 'Épicerie',
        mcc: '5411',
      },
      amount: mad(10_000),
      fee: {
        paidBy: 'payee',
        amount: mad(60),
        accrued: '0',
        scheduleId: SCHEDULE.scheduleId,
        shares: [],
      },
      completedAt: payment.completedAt,
    },
  ]);
  const moves = await stage.query(
    'select event, from_state, to_state from payment_moves where payment_id = $1 order by moved_at',
    [payment.paymentId],
  );
  expect(moves).toEqual([
    { event: 'opened', from_state: null, to_state: 'pending' },
    { event: 'posted', from_state: 'pending', to_state: 'completed' },
  ]);
});

it('has no fee leg where the fee is zero', async () => {
  const { payment } = await pay({ minor: 5_000 });
  expect(payment).toMatchObject({ state: 'completed', fee: mad(0) });
  expect(stage.ledger.posted.get(payment.paymentId)?.transfer.legs).toHaveLength(1);
});

it('fails, with the reason, when the ledger refuses; the key keeps that answer', async () => {
  const poor = await stage.aCustomer(100n);
  const key = randomUUID();
  const first = await pay({ key, caller: poor.caller });
  expect(first).toMatchObject({
    repeated: false,
    payment: { state: 'failed', failure: 'insufficient_funds' },
  });
  stage.ledger.balances.set(poor.person.walletId, 1_000_000n);
  expect(await pay({ key, caller: poor.caller })).toEqual({ ...first, repeated: true });
  expect(await factsOf(first.payment.paymentId)).toEqual([]);
  expect(stage.ledger.balanceOf(poor.person.walletId)).toBe(1_000_000n);
});

describe('the same key', () => {
  it('with the same wish gives the same payment, and moves nothing', async () => {
    const key = randomUUID();
    const first = await pay({ key });
    expect(await pay({ key })).toEqual({ ...first, repeated: true });
    expect(stage.ledger.balanceOf(customer.person.walletId)).toBe(990_000n);
    expect(await factsOf(first.payment.paymentId)).toHaveLength(1);
  });

  it('with another wish is refused, whatever differs', async () => {
    const key = randomUUID();
    const other = await stage.aMerchant();
    await pay({ key });
    await expect(pay({ key, minor: 10_001 })).rejects.toMatchObject({
      code: 'payments.key_reused',
      kind: 'refused',
    });
    await expect(pay({ key, merchantCode: other.code })).rejects.toMatchObject({
      code: 'payments.key_reused',
    });
    // Before it is looked whether the merchant exists at all.
    await expect(pay({ key, merchantCode: 'NOBODY' })).rejects.toMatchObject({ code: 'payments.key_reused' });
  });

  it('is the caller’s own', async () => {
    const key = randomUUID();
    const neighbour = await stage.aCustomer();
    const [mine, theirs] = [await pay({ key }), await pay({ key, caller: neighbour.caller })];
    expect(theirs.repeated).toBe(false);
    expect(theirs.payment.paymentId).not.toBe(mine.payment.paymentId);
  });

  it('fifty times at once is one payment and fifty same answers', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 50 }, () => pay({ key })));
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(new Set(answers.map(({ payment }) => JSON.stringify(payment)))).toHaveProperty('size', 1);
    expect(answers[0]?.payment.state).toBe('completed');
    expect(await paymentsOf(customer)).toHaveLength(1);
    expect(stage.ledger.balanceOf(customer.person.walletId)).toBe(990_000n);
  });

  it('for different wishes at once: one is paid, the other is a conflict', async () => {
    const key = randomUUID();
    const outcomes = await Promise.allSettled([pay({ key, minor: 100 }), pay({ key, minor: 200 })]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await paymentsOf(customer)).toHaveLength(1);
  });
});

it('spends what is there and no more when many pay at once', async () => {
  const spender = await stage.aCustomer(50_000n);
  const answers = await Promise.all(Array.from({ length: 12 }, () => pay({ caller: spender.caller })));
  const states = answers.map(({ payment }) => payment.state);
  expect(states.filter((state) => state === 'completed')).toHaveLength(5);
  expect(states.filter((state) => state === 'failed')).toHaveLength(7);
  expect(stage.ledger.balanceOf(spender.person.walletId)).toBe(0n);
});

describe('refusals, in this order', () => {
  it.each<[string, () => Promise<Wish> | Wish]>([
    ['platform.forbidden', () => ({ caller: { ...merchant.caller, roles: ['cashier'] } })],
    ['platform.forbidden', () => ({ caller: { ...customer.caller, kind: 'client' } })],
    ['payments.unknown_currency', () => ({ currency: 'EUR', merchantCode: 'NOBODY' })],
    [
      'payments.wallet_not_ready',
      () => ({ caller: { ...customer.caller, walletId: randomUUID() }, merchantCode: 'NOBODY' }),
    ],
    [
      // Not his: answered as if it were not there.
      'payments.wallet_not_ready',
      () => ({ caller: { ...customer.caller, id: randomUUID() }, merchantCode: 'NOBODY' }),
    ],
    ['payments.unknown_merchant', () => ({ merchantCode: 'NOBODY', minor: 3_000_000 })],
    [
      'payments.paying_oneself',
      async () => ({
        merchantCode: (await stage.aMerchant({ personId: customer.person.personId })).code,
        minor: 3_000_000,
      }),
    ],
    ['payments.amount_not_served', () => ({ minor: 2_000_001 })],
    ['platform.invalid_input', () => ({ minor: 0 })],
    ['platform.invalid_input', () => ({ key: 'nul\u0000' })],
  ])('%s', async (code, wish) => {
    await expect(pay(await wish())).rejects.toMatchObject({ code });
    expect(await paymentsOf(customer)).toHaveLength(0);
  });
});

it('tells whose the fee is, to the last part', async () => {
  const shop = await stage.aMerchant();
  await stage.publishSchedule({
    ...SCHEDULE,
    scheduleId: randomUUID(),
    effectiveFrom: '2019-01-01T00:00:00.000Z',
    interchangeBps: 40,
    shares: [
      { party: 'acquirer', bps: 6_667 },
      { party: 'platform', bps: 3_333 },
    ],
  });
  const { payment } = await pay({ merchantCode: shop.code });
  const [fact] = await factsOf(payment.paymentId);
  expect(fact?.fee).toMatchObject({ amount: mad(60), accrued: '0' });
  expect(fact?.fee?.shares).toEqual([
    { party: 'issuer', fraction: '400000' },
    { party: 'acquirer', fraction: '133340' },
    { party: 'platform', fraction: '66660' },
  ]);
});

it('shows the price before it is paid', async () => {
  const quote = await stage.asks.ask(quotePayment, {
    caller: customer.caller,
    body: { merchantCode: merchant.code, amount: mad(10_000) },
  });
  expect(quote).toEqual({
    quoteId: expect.any(String),
    kind: 'merchant_payment',
    feePaidBy: 'payee',
    total: mad(10_000),
    expiresAt: expect.any(String),
    amount: mad(10_000),
    payerFee: mad(0),
    payeeFee: mad(60),
    net: mad(9_940),
    merchant: { code: merchant.code, tradeNameAr: 'حانوت', tradeNameFr: 'Épicerie', commune: 'Ben Guerir' },
  });
  expect(await paymentsOf(customer)).toHaveLength(0);
});

it('shows a payment to its two sides and to those who check, and to nobody else', async () => {
  const { payment } = await pay();
  const read = (caller: CallerV1) => stage.asks.ask(readPayment, { caller, paymentId: payment.paymentId });
  const staff = (role: CallerV1['roles'][0]): CallerV1 => ({
    kind: 'staff',
    id: randomUUID(),
    roles: [role],
  });
  for (const caller of [customer.caller, merchant.caller, staff('auditor'), staff('finance')]) {
    expect((await read(caller)).payment).toEqual(payment);
  }
  const strangers = [(await stage.aCustomer()).caller, (await stage.aMerchant()).caller];
  for (const caller of [...strangers, { ...merchant.caller, kind: 'client' as const }]) {
    await expect(read(caller)).rejects.toMatchObject({ code: 'payments.unknown_payment', kind: 'not_found' });
  }
  await expect(read(staff('programme_officer'))).rejects.toMatchObject({ code: 'platform.forbidden' });
});

it('takes the price in force, not one that is to come', async () => {
  const bands = [{ minMinor: '0', maxMinor: '2000000', fixedMinor: '0', bps: 10 }];
  const base = {
    product: 'merchant_payment' as const,
    currency: 'MAD',
    payer: 'payee' as const,
    source: 'of this spec',
    bands,
  };
  const past = { ...base, scheduleId: randomUUID(), effectiveFrom: '2020-01-01T00:00:00.000Z' };
  await stage.publishSchedule({
    ...base,
    scheduleId: randomUUID(),
    effectiveFrom: new Date(Date.now() + 3_600_000).toISOString(),
  });
  expect((await pay()).payment.fee).toEqual(mad(60));
  await stage.publishSchedule(past);
  expect((await pay()).payment.fee).toEqual(mad(10));
});
