import { randomUUID } from 'node:crypto';
import { createPayment, readPayment, refundPayment, type CallerV1 } from '@hanout/contracts';
import { mad, Stage, type Actor } from '../../test/stage';
import { FEE_INCOME_ACCOUNT_ID } from './payment.transfer';

let stage: Stage;
let customer: Actor;
let merchant: Actor & { code: string };

beforeAll(async () => {
  stage = await Stage.set();
  await stage.publishSchedule();
});

beforeEach(async () => {
  [merchant, customer] = [await stage.aMerchant(), await stage.aCustomer()];
});

afterAll(() => stage?.strike());

const payment = async (minor = 10_000) => {
  const question = {
    caller: customer.caller,
    idempotencyKey: randomUUID(),
    body: { merchantCode: merchant.code, amount: mad(minor) },
  };
  return (await stage.asks.ask(createPayment, question)).payment;
};

const refund = (
  paymentId: string,
  {
    minor,
    key = randomUUID(),
    caller = merchant.caller,
  }: { minor?: number; key?: string; caller?: CallerV1 } = {},
) =>
  stage.asks.ask(refundPayment, {
    caller,
    idempotencyKey: key,
    paymentId,
    body: minor === undefined ? {} : { amount: mad(minor) },
  });

const read = async (paymentId: string) =>
  (await stage.asks.ask(readPayment, { caller: customer.caller, paymentId })).payment;

it('gives everything back, the fee too, and tells it', async () => {
  const fees = stage.ledger.balanceOf(FEE_INCOME_ACCOUNT_ID);
  const paid = await payment();
  const { payment: refunded, repeated } = await refund(paid.paymentId);
  expect(repeated).toBe(false);
  expect(refunded).toMatchObject({
    kind: 'refund',
    state: 'completed',
    refundOf: paid.paymentId,
    amount: mad(10_000),
    fee: mad(60),
  });
  expect(await read(paid.paymentId)).toMatchObject({ state: 'completed', refunded: mad(10_000) });
  expect(stage.ledger.balanceOf(customer.person.walletId)).toBe(1_000_000n);
  expect(stage.ledger.balanceOf(merchant.person.walletId)).toBe(0n);
  expect(stage.ledger.balanceOf(FEE_INCOME_ACCOUNT_ID)).toBe(fees);
  expect(stage.ledger.posted.get(refunded.paymentId)?.transfer).toMatchObject({
    kind: 'refund',
    reference: refunded.reference,
    legs: [
      {
        debitAccountId: merchant.person.walletId,
        creditAccountId: customer.person.walletId,
        amount: mad(10_000),
      },
      { debitAccountId: FEE_INCOME_ACCOUNT_ID, creditAccountId: merchant.person.walletId, amount: mad(60) },
    ],
  });
  const [fact] = await stage.told(refunded.paymentId);
  expect(fact?.data).toMatchObject({
    kind: 'refund',
    refundOf: paid.paymentId,
    refundOfAmount: mad(10_000),
    payer: { walletId: merchant.person.walletId, code: merchant.code },
    payee: { walletId: customer.person.walletId },
    fee: { paidBy: 'payee', amount: mad(60) },
  });
});

it('gives the fee back in parts that add up to it', async () => {
  const paid = await payment(10_100); // fee 0.61
  const parts = [
    (await refund(paid.paymentId, { minor: 3_333 })).payment.fee,
    (await refund(paid.paymentId, { minor: 3_333 })).payment.fee,
    (await refund(paid.paymentId)).payment.fee,
  ];
  expect(paid.fee).toEqual(mad(61));
  expect(parts).toEqual([mad(20), mad(20), mad(21)]);
  expect(stage.ledger.balanceOf(merchant.person.walletId)).toBe(0n);
  await expect(refund(paid.paymentId)).rejects.toMatchObject({
    code: 'payments.refund_exceeds_rest',
    params: { rest: '0.00 MAD' },
  });
});

it('never gives back more than was paid, however many ask at once', async () => {
  const paid = await payment();
  for (let sale = 0; sale < 3; sale += 1) await payment(100_000); // the merchant has money enough for more
  const outcomes = await Promise.allSettled(
    Array.from({ length: 10 }, () => refund(paid.paymentId, { minor: 3_000 })),
  );
  const refused = outcomes.filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(7);
  for (const outcome of refused)
    expect(outcome).toMatchObject({ reason: { code: 'payments.refund_exceeds_rest' } });
  expect(await read(paid.paymentId)).toMatchObject({ refunded: mad(9_000) });
  expect((await refund(paid.paymentId)).payment).toMatchObject({ amount: mad(1_000), fee: mad(6) });
});

it('frees what it held when the merchant has not the money', async () => {
  const paid = await payment();
  stage.ledger.balances.set(merchant.person.walletId, 100n);
  const { payment: failed } = await refund(paid.paymentId);
  expect(failed).toMatchObject({ state: 'failed', failure: 'insufficient_funds' });
  expect(await read(paid.paymentId)).toMatchObject({ refunded: mad(0) });
  stage.ledger.balances.set(merchant.person.walletId, 9_940n);
  expect((await refund(paid.paymentId)).payment).toMatchObject({ state: 'completed', fee: mad(60) });
});

describe('the same key', () => {
  it('is one refund, also twenty times at once', async () => {
    const paid = await payment();
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => refund(paid.paymentId, { key, minor: 1_000 })),
    );
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(new Set(answers.map((answer) => JSON.stringify(answer.payment)))).toHaveProperty('size', 1);
    expect(await read(paid.paymentId)).toMatchObject({ refunded: mad(1_000) });
  });

  it('repeats a full refund although nothing is left', async () => {
    const paid = await payment();
    const key = randomUUID();
    const first = await refund(paid.paymentId, { key });
    expect(await refund(paid.paymentId, { key })).toEqual({ ...first, repeated: true });
  });

  it('with another wish is a conflict', async () => {
    const [paid, other] = [await payment(), await payment()];
    const key = randomUUID();
    await refund(paid.paymentId, { key, minor: 1_000 });
    for (const [paymentId, minor] of [
      [paid.paymentId, 1_001],
      [paid.paymentId, undefined],
      [other.paymentId, 1_000],
    ] as const) {
      await expect(refund(paymentId, { key, minor })).rejects.toMatchObject({ code: 'payments.key_reused' });
    }
    const race = randomUUID();
    const outcomes = await Promise.allSettled(
      [paid, other].map(({ paymentId }) => refund(paymentId, { key: race, minor: 500 })),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const held = await stage.query('select 1 from payments where refunding_minor > 0');
    expect(held).toHaveLength(0);
  });
});

it('is the merchant’s own to give', async () => {
  const paid = await payment();
  const stranger = await stage.aMerchant();
  await expect(refund(paid.paymentId, { caller: stranger.caller })).rejects.toMatchObject({
    code: 'payments.unknown_payment',
  });
  await expect(refund(paid.paymentId, { caller: customer.caller })).rejects.toMatchObject({
    code: 'platform.forbidden',
  });
  await expect(refund(randomUUID())).rejects.toMatchObject({ code: 'payments.unknown_payment' });
});

it('gives back completed payments, not failed ones and not refunds', async () => {
  const paid = await payment();
  const { payment: refunded } = await refund(paid.paymentId, { minor: 1_000 });
  await expect(refund(refunded.paymentId)).rejects.toMatchObject({ code: 'payments.not_refundable' });
  stage.ledger.balances.set(customer.person.walletId, 0n);
  const failed = await payment();
  expect(failed.state).toBe('failed');
  await expect(refund(failed.paymentId)).rejects.toMatchObject({ code: 'payments.not_refundable' });
});
