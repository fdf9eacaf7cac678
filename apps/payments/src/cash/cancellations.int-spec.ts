/** What a counter did it undoes, by its network's rules: once, and only where its day and its place allow it. */
import { randomUUID } from 'node:crypto';
import {
  approvePayment,
  cancelCash,
  cashIn,
  cashOut,
  declinePayment,
  makeWithdrawalCode,
  readDrawer,
  readTimeline,
  type PaymentV1,
} from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { crashAt } from '../../test/crash-at';
import { openDrawer, setCashStage } from '../../test/cash-stage';
import { mad, type Actor, type Agent, type Stage } from '../../test/stage';

let stage: Stage;
let agent: Agent;
let customer: Actor;

beforeAll(async () => (stage = await setCashStage({ ANSWER_WITHIN_MS: '1500' })));
beforeEach(async () => {
  stage.ledger.mood = 'well';
  stage.agentBar = undefined;
  [agent, customer] = [await stage.anAgent(), await stage.aCustomer(100_000n)];
  await openDrawer(stage, agent, 500_000);
});
afterEach(() => stage.query(`delete from cancellation_rules where source = 'of this spec'`));
afterAll(() => stage?.strike());

const wishOf = (minor: number) => ({
  caller: agent.caller,
  idempotencyKey: randomUUID(),
  body: { walletId: customer.person.walletId, amount: mad(minor) },
});
const bring = async (minor = 20_000) => (await stage.asks.ask(cashIn, wishOf(minor))).payment;
const approve = async ({ paymentId }: PaymentV1) =>
  (await stage.asks.ask(approvePayment, { caller: customer.caller, paymentId, body: { pin: '4821' } }))
    .payment;
const take = async (minor = 50_000) => approve((await stage.asks.ask(cashOut, wishOf(minor))).payment);
const cancel = (
  { paymentId }: Pick<PaymentV1, 'paymentId'>,
  { by = agent, key = randomUUID() as string } = {},
) => stage.asks.ask(cancelCash, { caller: by.caller, idempotencyKey: key, paymentId });
const undone = async (payment: PaymentV1, given?: { by?: Agent; key?: string }) =>
  (await cancel(payment, given)).payment;
const balances = () => [agent.floatId, customer.person.walletId].map((id) => stage.ledger.balanceOf(id));
const notes = async () => {
  const { float } = await stage.asks.ask(readDrawer, { caller: agent.caller });
  return BigInt(float.cash!.expected.minor);
};
const stateOf = async ({ paymentId }: PaymentV1) =>
  (await stage.query<{ state: string }>('select state from payments where payment_id = $1', [paymentId]))[0]
    ?.state;
const becomes = (payment: PaymentV1, state: string) =>
  waitFor(async () => (await stateOf(payment)) === state, { what: `the payment to be ${state}` });
const daysAgo = ({ paymentId }: PaymentV1, days: number) =>
  stage.query(
    `update payments set completed_at = completed_at - make_interval(days => $2) where payment_id = $1`,
    [paymentId, days],
  );
/** As an operator does: a row from yesterday on, or from whichever day. */
const rule = (change: object, daysBack = 400) =>
  stage.query(
    `insert into cancellation_rules (network, effective_from, rules, source)
     select network, current_date - $2::int, rules || $1::jsonb, 'of this spec' from cancellation_rules
      where network = 'cash-plus' and source <> 'of this spec'`,
    [JSON.stringify(change), daysBack],
  );

describe('a cash-out that is undone', () => {
  it('gives the e-money back at once, with the fee, and takes the notes in', async () => {
    const payment = await take();
    expect([balances(), await notes()]).toEqual([[1_050_000n, 49_500n], 450_000n]);
    const back = await undone(payment);
    expect(back).toMatchObject({
      kind: 'refund',
      state: 'completed',
      refundOf: payment.paymentId,
      fee: mad(500),
    });
    expect([balances(), await notes()]).toEqual([[1_000_000n, 100_000n], 500_000n]);
    const { givingBack } = await stage.asks.ask(readTimeline, {
      caller: agent.caller,
      paymentId: payment.paymentId,
    });
    expect(givingBack).toMatchObject([{ paymentId: back.paymentId, kind: 'refund', state: 'completed' }]);
    const [fact] = await stage.told(back.paymentId);
    // What was the agent's of the fee goes back with it.
    expect(fact!.data.refundOf).toBe(payment.paymentId);
    expect(fact!.data.fee?.shares).toContainEqual({ party: 'agent', fraction: '2000000' });
  });

  it('is undone once: with one key, with two, and by ten at once', async () => {
    const [payment, key] = [await take(), randomUUID()];
    const same = await Promise.all(Array.from({ length: 5 }, () => undone(payment, { key })));
    expect(new Set(same.map(({ paymentId }) => paymentId)).size).toBe(1);
    await expect(cancel(payment)).rejects.toMatchObject({ code: 'payments.not_cancellable' });
    const second = await take();
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => undone(second)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(cancel(second, { key })).rejects.toMatchObject({ code: 'payments.key_reused' });
    expect([balances(), await notes()]).toEqual([[1_000_000n, 100_000n], 500_000n]);
  });

  it('without the float fails, and may be tried again', async () => {
    const payment = await take();
    stage.ledger.balances.set(agent.floatId, 49_999n);
    expect(await undone(payment)).toMatchObject({ state: 'failed', failure: 'insufficient_funds' });
    expect(await notes()).toBe(450_000n);
    stage.ledger.balances.set(agent.floatId, 50_000n);
    expect(await undone(payment)).toMatchObject({ state: 'completed' });
    expect([balances(), await notes()]).toEqual([[0n, 100_000n], 500_000n]);
  });
});

describe('a cash-in that is undone', () => {
  it('asks its holder, and gives notes back when he has said yes', async () => {
    const payment = await bring();
    const asked = await undone(payment);
    expect(asked).toMatchObject({ kind: 'recall', state: 'held', refundOf: payment.paymentId });
    expect([balances(), await notes()]).toEqual([[980_000n, 100_000n], 520_000n]);
    expect((await stage.told(asked.paymentId)).map(({ name }) => name)).toEqual(['payment-requested']);
    expect(await approve(asked)).toMatchObject({ state: 'completed' });
    expect([balances(), await notes()]).toEqual([[1_000_000n, 100_000n], 500_000n]);
  });

  it('moves nothing when he says no, says nothing, or has spent it', async () => {
    const [first, second, third] = [await bring(), await bring(), await bring()];
    const declined = await undone(first);
    await stage.asks.ask(declinePayment, { caller: customer.caller, paymentId: declined.paymentId });
    const late = await undone(second);
    await stage.query(`update payments set expires_at = now() - interval '1 s' where payment_id = $1`, [
      late.paymentId,
    ]);
    await becomes(late, 'expired');
    stage.ledger.balances.set(customer.person.walletId, 19_999n);
    expect(await undone(third)).toMatchObject({ state: 'failed', failure: 'insufficient_funds' });
    expect([balances(), await notes()]).toEqual([[940_000n, 19_999n], 560_000n]);
    // Nothing came of them: each may be undone after all.
    stage.ledger.balances.set(customer.person.walletId, 160_000n);
    for (const payment of [first, second, third])
      expect(await undone(payment)).toMatchObject({ state: 'held' });
  });
});

describe('the rules of a network', () => {
  it('end with the day, by what was in force when it was done', async () => {
    const [out, brought] = [await take(), await bring()];
    for (const payment of [out, brought]) {
      await daysAgo(payment, 1);
      await expect(cancel(payment)).rejects.toMatchObject({ code: 'payments.cancellation_over' });
    }
    await rule({ cashOut: { lastDay: 2, where: 'same_agent', feeBackLastDay: 0 } });
    // The principal alone: the fee goes back on the day itself.
    expect(await undone(out)).toMatchObject({ state: 'completed', fee: mad(0) });
    expect(balances()[1]).toBe(100_000n + 20_000n - 500n);
    await expect(cancel(brought)).rejects.toMatchObject({ code: 'payments.cancellation_over' });
    // From yesterday on: what was done before is under the rules of before.
    const old = await take();
    await daysAgo(old, 3);
    await stage.query(`delete from cancellation_rules where source = 'of this spec'`);
    await rule({ cashOut: { lastDay: 9, where: 'same_agent', feeBackLastDay: 0 } }, 1);
    await expect(cancel(old)).rejects.toMatchObject({ code: 'payments.cancellation_over' });
  });

  it('let another counter of the network do it, without the fee, or know nothing of it', async () => {
    const [other, stranger] = [await stage.anAgent(200_000n), await stage.anAgent(200_000n, 'm2t')];
    const payment = await take();
    for (const by of [other, stranger])
      await expect(cancel(payment, { by })).rejects.toMatchObject({ code: 'payments.unknown_payment' });
    await rule({ cashOut: { lastDay: 0, where: 'network', feeBackLastDay: 0 } });
    await expect(cancel(payment, { by: stranger })).rejects.toMatchObject({
      code: 'payments.unknown_payment',
    });
    expect(await undone(payment, { by: other })).toMatchObject({ state: 'completed', fee: mad(0) });
    expect([...balances(), stage.ledger.balanceOf(other.floatId)]).toEqual([1_050_000n, 99_500n, 150_000n]);
    await expect(cancel(payment)).rejects.toMatchObject({ code: 'payments.not_cancellable' });
  });

  it('say how long a code for another’s phone is good; one’s own is good for as long as before', async () => {
    const make = async (recipient?: { phone: string; language: 'fr' }) => {
      const { payment } = await stage.asks.ask(makeWithdrawalCode, {
        caller: customer.caller,
        idempotencyKey: randomUUID(),
        body: { amount: mad(10_000), proof: { pin: '4821' }, ...(recipient && { recipient }) },
      });
      return Date.parse(payment.expiresAt!) - Date.parse(payment.createdAt);
    };
    expect(await make()).toBe(86_400_000);
    expect(await make({ phone: '+212612345678', language: 'fr' })).toBe(45 * 86_400_000);
    await rule({ pickUpDays: 7 });
    expect(await make({ phone: '+212612345678', language: 'fr' })).toBe(7 * 86_400_000);
  });
});

it('is refused, with nothing kept: what is no cash, not done yet, not there, mandate, role', async () => {
  const asked = (await stage.asks.ask(cashOut, wishOf(50_000))).payment;
  await expect(cancel(asked)).rejects.toMatchObject({ code: 'payments.not_cancellable' });
  const back = await undone(await take(10_000));
  for (const payment of [back, { paymentId: randomUUID() }])
    await expect(cancel(payment)).rejects.toMatchObject({ code: 'payments.unknown_payment' });
  const payment = await bring();
  stage.agentBar = 'suspended';
  await expect(cancel(payment)).rejects.toMatchObject({ code: 'payments.agent_suspended' });
  agent = { ...agent, caller: { ...agent.caller, roles: ['customer'] } };
  await expect(cancel(payment)).rejects.toMatchObject({ code: 'platform.forbidden' });
});

it.each(['mute', 'deaf'] as const)('is done once when the ledger is %s', async (mood) => {
  const payment = await take();
  stage.ledger.mood = mood;
  const back = await undone(payment);
  expect(back.state).toBe('pending');
  await expect(cancel(payment)).rejects.toMatchObject({ code: 'payments.not_cancellable' });
  stage.ledger.mood = 'well';
  await becomes(back, 'completed');
  expect([balances(), await notes()]).toEqual([[1_000_000n, 100_000n], 500_000n]);
});

it.each(['cash.cancelling', 'payments.answered', 'payments.moving'])(
  'is done once when the service dies at %s',
  async (point) => {
    const [payment, key] = [await take(), randomUUID()];
    await crashAt(stage, point, () => cancel(payment, { key }));
    await waitFor(async () => (await undone(payment, { key })).state === 'completed', {
      what: 'it to be undone',
    });
    expect([balances(), await notes()]).toEqual([[1_000_000n, 100_000n], 500_000n]);
  },
);
