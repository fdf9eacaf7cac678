import { randomUUID } from 'node:crypto';
import {
  approvePayment,
  cancelPayment,
  declinePayment,
  makeWithdrawalCode,
  priceWithdrawal,
  readPayment,
  readRequests,
  readTimeline,
  redeemWithdrawalCode,
  type CallerV1,
  type PaymentV1,
} from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { v5 as uuidV5 } from 'uuid';
import { CASH_OUT_SCHEDULE, FAST, mad, Stage, type Actor, type Agent } from '../../test/stage';
import { codeOf } from './withdrawal-code';

let stage: Stage;
let agent: Agent;
let customer: Actor;

beforeAll(async () => {
  stage = await Stage.set({ ...FAST, ANSWER_WITHIN_MS: '1500' });
  await stage.publishSchedule(CASH_OUT_SCHEDULE);
});
beforeEach(async () => {
  stage.ledger.mood = 'well';
  stage.agentBar = undefined;
  [agent, customer] = [await stage.anAgent(0n), await stage.aCustomer(100_000n)];
});
afterAll(() => stage?.strike());

const make = ({ minor = 20_000, key = randomUUID() as string, pin = '4821', actor = customer } = {}) =>
  stage.asks.ask(makeWithdrawalCode, {
    caller: actor.caller,
    idempotencyKey: key,
    body: { amount: mad(minor), proof: { pin } },
  });
const made = async () => {
  const { payment, code } = await make();
  return { payment, code: code! };
};
const redeem = (code: string, { minor = 20_000, caller = agent.caller } = {}) =>
  stage.asks.ask(redeemWithdrawalCode, { caller, body: { code, amount: mad(minor) } });
const of = ({ paymentId }: PaymentV1, caller = customer.caller) => ({ caller, paymentId });
const cancel = (payment: PaymentV1, caller?: CallerV1) => stage.asks.ask(cancelPayment, of(payment, caller));
const read = async (payment: PaymentV1) => (await stage.asks.ask(readPayment, of(payment))).payment;
const becomes = (payment: PaymentV1, state: string) =>
  waitFor(async () => (await read(payment)).state === state, { what: `the payment to be ${state}` });
const balances = () => [agent.floatId, customer.person.walletId].map((id) => stage.ledger.balanceOf(id));
const usedOf = async () =>
  (
    await stage.query<{ day_minor: string }>(
      `select day_minor from limits_in_use where wallet_id = $1 and scope = 'all'`,
      [customer.person.walletId],
    )
  )[0]?.day_minor;
const told = async ({ paymentId }: PaymentV1) => (await stage.told(paymentId)).map(({ name }) => name);
/** A code that fits together and is nobody's. */
const guess = () => codeOf(randomUUID(), Buffer.alloc(32, 1));
const isFree = async (payment: PaymentV1, state: string) => {
  await becomes(payment, state);
  expect(stage.ledger.holds.has(uuidV5('hold', payment.paymentId))).toBe(false);
  expect([...balances(), await usedOf()]).toEqual([0n, 100_000n, '0']);
};

describe('the price of a withdrawal', () => {
  const price = (minor: number, actor = customer) =>
    stage.asks.ask(priceWithdrawal, { caller: actor.caller, body: { amount: mad(minor) } });
  const makeAt = (fee: number) =>
    stage.asks.ask(makeWithdrawalCode, {
      caller: customer.caller,
      idempotencyKey: randomUUID(),
      body: { amount: mad(20_000), fee: mad(fee), proof: { pin: '4821' } },
    });

  it('is shown before a code is made, to customers and shops, and is what is paid', async () => {
    const shown = { amount: mad(20_000), payerFee: mad(500), total: mad(20_500) };
    expect(await price(20_000)).toEqual(shown);
    expect(await price(20_000, await stage.aMerchant())).toEqual(shown);
    expect((await makeAt(500)).payment).toMatchObject({ state: 'held', fee: mad(500) });
    expect(balances()).toEqual([0n, 79_500n]);
  });

  it('has changed where another was shown: no code is made, and nothing is kept aside', async () => {
    await expect(makeAt(499)).rejects.toMatchObject({
      code: 'payments.withdrawal_price_changed',
      field: 'fee',
    });
    expect([...balances(), await usedOf()]).toEqual([0n, 100_000n, undefined]);
  });

  it('is told of no other currency', async () => {
    await expect(
      stage.asks.ask(priceWithdrawal, {
        caller: customer.caller,
        body: { amount: { minor: '100', currency: 'EUR' } },
      }),
    ).rejects.toMatchObject({ code: 'payments.unknown_currency' });
  });
});

describe('a withdrawal code', () => {
  it('keeps money aside, and whoever brings it to a counter of the network is paid', async () => {
    const { payment, code } = await made();
    expect(payment).toMatchObject({ kind: 'cash_out', channel: 'withdrawal_code', state: 'held' });
    expect(balances()).toEqual([0n, 79_500n]);
    expect(await usedOf()).toBe('20000');
    expect(await told(payment)).toEqual([]);
    const answer = await redeem(code);
    expect(answer).toMatchObject({ repeated: false, payment: { state: 'completed', fee: mad(500) } });
    expect(balances()).toEqual([20_000n, 79_500n]);
    expect(await redeem(code)).toMatchObject({ repeated: true, payment: { state: 'completed' } });
    expect(balances()).toEqual([20_000n, 79_500n]);
    const [fact] = await stage.told(payment.paymentId);
    expect(fact?.data).toMatchObject({ payee: { kind: 'agent', walletId: agent.floatId } });
    const { entries } = await stage.asks.ask(readTimeline, of(payment, agent.caller));
    expect(entries.map(({ event }) => event)).toEqual(['opened', 'held', 'approved', 'posted']);
  });

  it('is kept nowhere, and told again to the key that made it while the money is held', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => make({ key })));
    expect(new Set(answers.map(({ code }) => code)).size).toBe(1);
    const { code = '', payment } = answers[0]!;
    expect(balances()).toEqual([0n, 79_500n]);
    await expect(make({ key, minor: 20_001 })).rejects.toMatchObject({ code: 'payments.key_reused' });
    const rows = await stage.query<{ row: string }>(
      'select w::text || p::text as row from withdrawal_codes w join payments p using (payment_id) where payment_id = $1',
      [payment.paymentId],
    );
    expect(rows[0]!.row).not.toContain(code);
    await redeem(code);
    expect(await make({ key })).not.toHaveProperty('code');
  });

  it('takes a proof, limits and money, and keeps nothing when it is refused', async () => {
    await expect(make({ pin: '0000' })).rejects.toMatchObject({ code: 'payments.pin_wrong' });
    await expect(make({ minor: 200_001 })).rejects.toMatchObject({ code: 'payments.operation_limit' });
    await expect(make({ minor: 4_999 })).rejects.toMatchObject({ code: 'payments.amount_not_served' });
    expect(await make({ minor: 99_501 })).toMatchObject({
      payment: { state: 'failed', failure: 'insufficient_funds' },
    });
    expect([...balances(), await usedOf()]).toEqual([0n, 100_000n, '0']);
  });

  it('is paid by one of many counters at once', async () => {
    const { payment, code } = await made();
    const others = await Promise.all(Array.from({ length: 4 }, () => stage.anAgent(0n)));
    const counters = [agent, ...others];
    const outcomes = await Promise.allSettled(counters.map(({ caller }) => redeem(code, { caller })));
    const paid = counters.filter((_, place) => outcomes[place]!.status === 'fulfilled');
    expect(paid).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'payments.code_over' });
    for (const { floatId } of counters)
      expect(stage.ledger.balanceOf(floatId)).toBe(floatId === paid[0]!.floatId ? 20_000n : 0n);
    expect(await told(payment)).toEqual(['payments-completed']);
  });

  it('is taken back by its maker alone, or paid, never both', async () => {
    const { payment, code } = await made();
    for (const ask of [approvePayment, declinePayment])
      await expect(
        stage.asks.ask(ask, { ...of(payment), body: { pin: '4821' } } as never),
      ).rejects.toMatchObject({ code: 'payments.unknown_payment' });
    await expect(cancel(payment, agent.caller)).rejects.toMatchObject({ code: 'payments.unknown_payment' });
    expect((await stage.asks.ask(readRequests, { caller: customer.caller })).requests).toEqual([]);
    await cancel(payment);
    await isFree(payment, 'cancelled');
    await expect(redeem(code)).rejects.toMatchObject({ code: 'payments.code_over' });
    for (let round = 0; round < 5; round += 1) {
      const one = await make({ minor: 5_000 });
      const [float] = balances();
      const outcomes = await Promise.allSettled([redeem(one.code!, { minor: 5_000 }), cancel(one.payment)]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const { state } = await read(one.payment);
      expect(balances()[0]! - float!).toBe(state === 'completed' ? 5_000n : 0n);
    }
  });

  it('runs out by the clock of the database, and its maker hears of it', async () => {
    const { payment, code } = await made();
    await stage.query('update payments set expires_at = now() where payment_id = $1', [payment.paymentId]);
    await expect(redeem(code)).rejects.toMatchObject({ code: 'payments.code_over' });
    await isFree(payment, 'expired');
    expect(await stage.told(payment.paymentId)).toMatchObject([
      { name: 'payment-ended', data: { askingPersonId: customer.person.personId, end: 'expired' } },
    ]);
  });

  it('is dead after three wrong amounts, also at once, and the money is free', async () => {
    const { payment, code } = await made();
    const wrong = () => redeem(code, { minor: 30_000 });
    const outcomes = await Promise.allSettled([wrong(), wrong(), wrong(), wrong(), wrong()]);
    const reasons = outcomes.map((one) => (one as { reason: { code: string } }).reason.code);
    expect(reasons.filter((reason) => reason === 'payments.code_amount_differs')).toHaveLength(3);
    await isFree(payment, 'declined');
    await expect(redeem(code)).rejects.toMatchObject({ code: 'payments.code_over' });
    expect(await told(payment)).toEqual(['payment-ended']);
  });

  it('is not found by guessing: a counter that is wrong ten times waits, and only that one', async () => {
    const { code } = await made();
    const slip = `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`;
    for (let time = 0; time < 12; time += 1)
      await expect(redeem(slip)).rejects.toMatchObject({ code: 'payments.code_mistyped' });
    const guesses = await Promise.allSettled(Array.from({ length: 15 }, () => redeem(guess())));
    const reasons = guesses.map((one) => (one as { reason: { code: string } }).reason.code);
    expect(reasons.filter((reason) => reason === 'payments.unknown_code')).toHaveLength(10);
    expect(reasons.filter((reason) => reason === 'payments.too_many_tries')).toHaveLength(5);
    await expect(redeem(code)).rejects.toMatchObject({ code: 'payments.too_many_tries' });
    await stage.query(`update counter_tries set since = now() - interval '2 hours' where counter_id = $1`, [
      agent.floatId,
    ]);
    expect(await redeem(code)).toMatchObject({ payment: { state: 'completed' } });
    const rows = await stage.query('select tries from counter_tries where counter_id = $1', [agent.floatId]);
    expect(rows).toEqual([{ tries: 0 }]);
  });

  it('is of one network, not for who serves there himself, nor where a mandate is suspended', async () => {
    const { payment, code } = await made();
    const other = await stage.anAgent(0n, 'm2t');
    await expect(redeem(code, { caller: other.caller })).rejects.toMatchObject({
      code: 'payments.unknown_code',
    });
    const own = { ...agent.caller, id: customer.person.personId };
    await expect(redeem(code, { caller: own })).rejects.toMatchObject({ code: 'payments.paying_oneself' });
    stage.agentBar = 'suspended';
    await expect(redeem(code)).rejects.toMatchObject({ code: 'payments.agent_suspended' });
    expect((await read(payment)).state).toBe('held');
  });
});

describe('when the ledger does not answer', () => {
  it.each(['mute', 'deaf'] as const)('%s, a code is told when the money is held for sure', async (mood) => {
    stage.ledger.mood = mood;
    const key = randomUUID();
    const answer = await make({ key });
    expect(answer.payment.state).toBe('holding');
    expect(answer).not.toHaveProperty('code');
    stage.ledger.mood = 'well';
    await becomes(answer.payment, 'held');
    expect((await make({ key })).code).toMatch(/^\d{12}$/);
    expect(balances()).toEqual([0n, 79_500n]);
  });

  it.each(['mute', 'deaf'] as const)('%s, a late yes pays out once', async (mood) => {
    const { payment, code } = await made();
    stage.ledger.mood = mood;
    expect(await redeem(code)).toMatchObject({ payment: { state: 'settling' } });
    stage.ledger.mood = 'well';
    await becomes(payment, 'completed');
    expect(balances()).toEqual([20_000n, 79_500n]);
  });

  it('a late no sets the money free, and the counter is told not to pay', async () => {
    const { payment, code } = await made();
    stage.ledger.ceilings.set(agent.floatId, 1n);
    stage.ledger.mood = 'deaf';
    await redeem(code);
    stage.ledger.mood = 'well';
    await isFree(payment, 'failed');
    expect(await redeem(code)).toMatchObject({
      repeated: true,
      payment: { state: 'failed', failure: 'balance_ceiling' },
    });
  });
});
