/**
 * The ledger answers late, or never, or both sides fall over between the two transactions of a payment. Whatever
 * happens: asked again with the same id and content until there is an answer, one outcome, money moved once or not at all.
 */
import { randomUUID } from 'node:crypto';
import { createPayment, merchantChanged, readPayment, refundPayment } from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { mad, Stage, type Actor } from '../../test/stage';
import { FEE_INCOME_ACCOUNT_ID } from './payment.transfer';

let stage: Stage;
let customer: Actor;
let merchant: Actor & { code: string };

beforeEach(async () => {
  stage = await Stage.set({
    LEDGER_DEADLINE_MS: '150',
    ANSWER_WITHIN_MS: '400',
    ASK_AGAIN_EVERY_MS: '20',
    ASK_AGAIN_AFTER_MS: '200',
  });
  await stage.publishSchedule();
  [merchant, customer] = [await stage.aMerchant(), await stage.aCustomer()];
});

afterEach(() => stage?.strike());

const pay = (key: string = randomUUID()) =>
  stage.asks.ask(createPayment, {
    caller: customer.caller,
    idempotencyKey: key,
    body: { merchantCode: merchant.code, amount: mad(10_000) },
  });

const refund = (paymentId: string, key: string = randomUUID()) =>
  stage.asks.ask(refundPayment, { caller: merchant.caller, idempotencyKey: key, paymentId, body: {} });

const read = async (paymentId: string) =>
  (await stage.asks.ask(readPayment, { caller: customer.caller, paymentId })).payment;

const becomes = (paymentId: string, state: string) =>
  waitFor(async () => (await read(paymentId)).state === state, {
    what: `payment ${paymentId} to be ${state}`,
  });

const facts = () => stage.query(`select 1 from outbox`);

/** Every question about a payment was the same question. */
function timesAsked(paymentId: string): number {
  const questions = stage.ledger.asked.filter(({ transferId }) => transferId === paymentId);
  expect(new Set(questions.map((question) => JSON.stringify(question))).size).toBeLessThanOrEqual(1);
  return questions.length;
}

function expectPaidOnce(): void {
  expect(stage.ledger.balanceOf(customer.person.walletId)).toBe(990_000n);
  expect(stage.ledger.balanceOf(merchant.person.walletId)).toBe(9_940n);
  expect(stage.ledger.balanceOf(FEE_INCOME_ACCOUNT_ID)).toBe(60n);
}

it('answers pending when the ledger does not, and pays once it answers: a question lost', async () => {
  stage.ledger.mood = 'deaf';
  const { payment } = await pay();
  expect(payment.state).toBe('pending');
  await waitFor(() => timesAsked(payment.paymentId) >= 3);
  expect((await read(payment.paymentId)).state).toBe('pending');
  expect(await facts()).toHaveLength(0);
  stage.ledger.mood = 'well';
  await becomes(payment.paymentId, 'completed');
  expectPaidOnce();
  expect(await facts()).toHaveLength(1);
});

it('a late yes: it was posted and the answer was lost', async () => {
  stage.ledger.mood = 'mute';
  const key = randomUUID();
  const { payment } = await pay(key);
  expect(payment.state).toBe('pending');
  expectPaidOnce();
  stage.ledger.mood = 'well';
  await becomes(payment.paymentId, 'completed');
  expectPaidOnce();
  expect(await facts()).toHaveLength(1);
  const again = await pay(key);
  expect(again).toMatchObject({
    repeated: true,
    payment: { paymentId: payment.paymentId, state: 'completed' },
  });
  expect((await read(payment.paymentId)).completedAt).toBe(
    stage.ledger.posted.get(payment.paymentId)?.postedAt,
  );
});

it('a late yes tells the sides as they are by then, not as they were when it was opened', async () => {
  stage.ledger.mood = 'deaf';
  const { payment } = await pay();
  await stage.say(merchantChanged, {
    code: merchant.code,
    walletId: merchant.person.walletId,
    tradeNameAr: 'بقالة النور',
    tradeNameFr: 'Épicerie Annour',
    province: 'Azilal',
    commune: 'Demnate',
    version: 2,
  });
  stage.ledger.mood = 'well';
  await becomes(payment.paymentId, 'completed');
  expect(await stage.told(payment.paymentId)).toMatchObject([
    { name: 'payments-completed', data: { payee: { code: merchant.code, tradeNameFr: 'Épicerie Annour' } } },
  ]);
});

it('a late no: nothing moved, and nothing is told', async () => {
  stage.ledger.mood = 'deaf';
  const { payment } = await pay();
  stage.ledger.balances.set(customer.person.walletId, 10n);
  stage.ledger.mood = 'well';
  await becomes(payment.paymentId, 'failed');
  expect((await read(payment.paymentId)).failure).toBe('insufficient_funds');
  expect(stage.ledger.balanceOf(customer.person.walletId)).toBe(10n);
  expect(await facts()).toHaveLength(0);
});

it('a question that was stuck and arrives after the no: it stays failed, and nothing moves', async () => {
  let release: () => void = () => undefined;
  stage.ledger.before = () => new Promise((resolve) => (release = resolve));
  const { payment } = await pay();
  expect(payment.state).toBe('pending');
  stage.ledger.balances.set(customer.person.walletId, 10n);
  stage.ledger.before = () => Promise.resolve();
  await becomes(payment.paymentId, 'failed');
  // There is money now, and a question from before the no is decided: with the same no. A new wish is a new payment.
  stage.ledger.balances.set(customer.person.walletId, 1_000_000n);
  release();
  expect((await pay()).payment).toMatchObject({ state: 'completed' });
  expect(stage.ledger.posted.has(payment.paymentId)).toBe(false);
  expect(await read(payment.paymentId)).toMatchObject({ state: 'failed', failure: 'insufficient_funds' });
  expectPaidOnce();
});

it('a ledger that falls over while answering has not answered', async () => {
  stage.ledger.mood = 'broken';
  const { payment } = await pay();
  expect(payment.state).toBe('pending');
  stage.ledger.mood = 'well';
  await becomes(payment.paymentId, 'completed');
  expectPaidOnce();
});

it('answers pending when the ledger takes longer than the one who asks would wait', async () => {
  let release: () => void = () => undefined;
  stage.ledger.before = () => new Promise((resolve) => (release = resolve));
  const { payment } = await pay();
  expect(payment.state).toBe('pending');
  stage.ledger.before = () => Promise.resolve();
  await becomes(payment.paymentId, 'completed');
  // The first question is answered now, long after the second: nothing moves a second time.
  release();
  await pay();
  expect(stage.ledger.balanceOf(customer.person.walletId)).toBe(980_000n);
});

it('the same key while it is pending asks again and gives the outcome as soon as there is one', async () => {
  stage.ledger.mood = 'deaf';
  const key = randomUUID();
  const { payment } = await pay(key);
  expect(await pay(key)).toMatchObject({
    repeated: true,
    payment: { paymentId: payment.paymentId, state: 'pending' },
  });
  stage.ledger.mood = 'well';
  const answers = await Promise.all(Array.from({ length: 10 }, () => pay(key)));
  expect(new Set(answers.map((answer) => answer.payment.paymentId))).toEqual(new Set([payment.paymentId]));
  await becomes(payment.paymentId, 'completed');
  expectPaidOnce();
});

it('a crash after the first transaction: the service that starts next finishes the payment', async () => {
  stage.ledger.mood = 'deaf';
  const { payment } = await pay();
  await stage.payments.stop();
  const asked = timesAsked(payment.paymentId);
  stage.ledger.mood = 'well';
  await stage.start();
  await becomes(payment.paymentId, 'completed');
  expect(timesAsked(payment.paymentId)).toBeGreaterThan(asked);
  expectPaidOnce();
});

it('a crash after the ledger posted and before it was written down: found again, paid once', async () => {
  // The second transaction is made impossible, which is what a crash between the two looks like from outside.
  await stage.query(
    `create function no_outcome() returns trigger language plpgsql as $$ begin raise exception 'crash'; end $$`,
  );
  await stage.query(
    `create trigger no_outcome before update of state on payments for each row execute function no_outcome()`,
  );
  const { payment } = await pay();
  expect(payment.state).toBe('pending');
  expectPaidOnce();
  expect(await facts()).toHaveLength(0);
  await stage.query('drop trigger no_outcome on payments');
  await becomes(payment.paymentId, 'completed');
  expectPaidOnce();
  expect(await facts()).toHaveLength(1);
});

it('leaves a payment pending for people when the ledger knows its id with other content', async () => {
  stage.ledger.mood = 'deaf';
  const { payment } = await pay();
  const transfer = { transferId: payment.paymentId, kind: 'other', legs: [] };
  stage.ledger.posted.set(payment.paymentId, { transfer, postedAt: new Date().toISOString() });
  stage.ledger.mood = 'well';
  const asked = timesAsked(payment.paymentId);
  await waitFor(() => timesAsked(payment.paymentId) >= asked + 2);
  expect((await read(payment.paymentId)).state).toBe('pending');
});

it('one payment that cannot be written down does not hold up its neighbours', async () => {
  await stage.query(`create function no_failure() returns trigger language plpgsql as $$
    begin if new.state = 'failed' then raise exception 'not this one' using errcode = '22000'; end if; return new; end $$`);
  await stage.query(
    `create trigger no_failure before update of state on payments for each row execute function no_failure()`,
  );
  stage.ledger.balances.set(customer.person.walletId, 20_000n);
  const answers = await Promise.all(Array.from({ length: 6 }, () => pay()));
  expect(answers.map(({ payment }) => payment.state).sort()).toEqual([
    'completed',
    'completed',
    'pending',
    'pending',
    'pending',
    'pending',
  ]);
});

describe('a refund', () => {
  it('that is asked for again gives the money back once', async () => {
    const { payment } = await pay();
    stage.ledger.mood = 'mute';
    const { payment: refunded } = await refund(payment.paymentId);
    expect(refunded).toMatchObject({ kind: 'refund', state: 'pending' });
    // What is on its way is held: there is nothing left to refund.
    await expect(refund(payment.paymentId)).rejects.toMatchObject({ code: 'payments.refund_exceeds_rest' });
    stage.ledger.mood = 'well';
    await becomes(refunded.paymentId, 'completed');
    expect(await read(payment.paymentId)).toMatchObject({ refunded: mad(10_000) });
    expect(stage.ledger.balanceOf(customer.person.walletId)).toBe(1_000_000n);
    expect(stage.ledger.balanceOf(merchant.person.walletId)).toBe(0n);
  });

  it('that the ledger refuses late can be asked for anew', async () => {
    const { payment } = await pay();
    stage.ledger.mood = 'deaf';
    const { payment: first } = await refund(payment.paymentId);
    stage.ledger.balances.set(merchant.person.walletId, 0n);
    stage.ledger.mood = 'well';
    await becomes(first.paymentId, 'failed');
    expect(await read(payment.paymentId)).toMatchObject({ refunded: mad(0) });
    stage.ledger.balances.set(merchant.person.walletId, 9_940n);
    expect((await refund(payment.paymentId)).payment).toMatchObject({
      state: 'completed',
      amount: mad(10_000),
      fee: mad(60),
    });
  });
});
