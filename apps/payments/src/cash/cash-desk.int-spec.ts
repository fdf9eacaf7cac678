import { randomUUID } from 'node:crypto';
import {
  approvePayment,
  cancelPayment,
  cashIn,
  cashOut,
  declinePayment,
  readPayment,
  readReceipt,
  readRequests,
  readTimeline,
  recallPayment,
  type CallerV1,
  type PaymentV1,
} from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import {
  CASH_IN_SCHEDULE,
  CASH_OUT_SCHEDULE,
  FAST,
  mad,
  Stage,
  type Actor,
  type Agent,
} from '../../test/stage';
import { FEE_INCOME_ACCOUNT_ID } from '../payments/payment.transfer';

let stage: Stage;
let agent: Agent;
let customer: Actor;

beforeAll(async () => (stage = await Stage.set({ ...FAST, ANSWER_WITHIN_MS: '1500' })));
beforeEach(async () => {
  stage.ledger.mood = 'well';
  stage.agentBar = undefined;
  [agent, customer] = [await stage.anAgent(), await stage.aCustomer(100_000n)];
});
afterAll(() => stage?.strike());

const cash = (
  ask: typeof cashIn,
  minor: number,
  { caller = agent.caller, key = randomUUID() as string } = {},
) =>
  stage.asks.ask(ask, {
    caller,
    idempotencyKey: key,
    body: { walletId: customer.person.walletId, amount: mad(minor) },
  });
const of = ({ paymentId }: PaymentV1, caller: CallerV1) => ({ caller, paymentId });
const approve = async (payment: PaymentV1, pin = '4821') =>
  (await stage.asks.ask(approvePayment, { ...of(payment, customer.caller), body: { pin } })).payment;
const read = async (payment: PaymentV1, caller = agent.caller) =>
  (await stage.asks.ask(readPayment, of(payment, caller))).payment;
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

it('serves nobody while no price is published', async () => {
  for (const ask of [cashIn, cashOut])
    await expect(cash(ask, 10_000)).rejects.toMatchObject({ code: 'payments.no_fee_schedule' });
  await stage.publishSchedule(CASH_IN_SCHEDULE);
  await stage.publishSchedule(CASH_OUT_SCHEDULE);
  await expect(cash(cashOut, 4_999)).rejects.toMatchObject({ code: 'payments.amount_not_served' });
});

describe('cash-in', () => {
  it('moves float to wallet at once, and tells of an agent without a person', async () => {
    const { payment } = await cash(cashIn, 50_000);
    expect(payment).toMatchObject({ kind: 'cash_in', channel: 'counter', state: 'completed', fee: mad(0) });
    expect(balances()).toEqual([950_000n, 150_000n]);
    const [fact] = await stage.told(payment.paymentId);
    expect(fact).toMatchObject({
      name: 'payments-completed',
      data: {
        payer: {
          walletId: agent.floatId,
          kind: 'agent',
          network: 'cash-plus',
          tradeNameFr: 'Agence Al Amal',
        },
        payee: { walletId: customer.person.walletId, kind: 'customer', personId: customer.person.personId },
      },
    });
    expect(fact!.data.payer).not.toHaveProperty('personId');
    const wish = { format: 'json', language: 'fr' } as const;
    const { receipt } = await stage.asks.ask(readReceipt, { ...of(payment, customer.caller), ...wish });
    expect(receipt?.payer).toMatchObject({ network: 'cash-plus', tradeNameFr: 'Agence Al Amal' });
    expect(await usedOf()).toBeUndefined();
  });

  it('with one key is one, said again or fifty times at once; another wish is refused', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 50 }, () => cash(cashIn, 10_000, { key })));
    expect(new Set(answers.map(({ payment }) => payment.paymentId)).size).toBe(1);
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    await expect(cash(cashIn, 10_001, { key })).rejects.toMatchObject({ code: 'payments.key_reused' });
    stage.agentBar = 'suspended';
    expect((await cash(cashIn, 10_000, { key })).repeated).toBe(true);
    expect(balances()).toEqual([990_000n, 110_000n]);
  });

  it('never takes a float below zero, nor a wallet above its ceiling', async () => {
    const poor = await stage.anAgent(9_999n);
    expect((await cash(cashIn, 10_000, { caller: poor.caller })).payment).toMatchObject({
      state: 'failed',
      failure: 'insufficient_funds',
    });
    stage.ledger.ceilings.set(customer.person.walletId, 1_000_000n);
    expect((await cash(cashIn, 900_001)).payment).toMatchObject({
      state: 'failed',
      failure: 'balance_ceiling',
    });
    const many = await Promise.all(Array.from({ length: 5 }, () => cash(cashIn, 300_000)));
    expect(many.filter(({ payment }) => payment.state === 'completed')).toHaveLength(3);
    expect(balances()).toEqual([100_000n, 1_000_000n]);
  });

  it('is refused, with nothing kept: mandate, network, himself, wallet, currency, role, seat', async () => {
    const other = await stage.anAgent(1_000n, 'm2t');
    const own = { ...agent.caller, id: customer.person.personId };
    const body = { walletId: customer.person.walletId, amount: mad(1_000) };
    const ask = (caller: CallerV1, given: object = {}) =>
      stage.asks.ask(cashIn, { caller, idempotencyKey: randomUUID(), body: { ...body, ...given } });
    const refusals: [Promise<unknown>, string][] = [
      [ask(other.caller), 'payments.other_network'],
      [ask(own), 'payments.paying_oneself'],
      [ask(agent.caller, { walletId: randomUUID() }), 'payments.unknown_payee'],
      [ask(agent.caller, { amount: { minor: '1', currency: 'EUR' } }), 'payments.unknown_currency'],
      [ask({ ...agent.caller, roles: ['customer'] }), 'platform.forbidden'],
      [ask({ ...agent.caller, agentId: randomUUID() }), 'payments.float_not_ready'],
    ];
    for (const [refused, code] of refusals) await expect(refused).rejects.toMatchObject({ code });
    for (const [bar, code] of [
      ['suspended', 'payments.agent_suspended'],
      ['no_mandate', 'payments.agent_without_mandate'],
    ] as const) {
      stage.agentBar = bar;
      await expect(ask(agent.caller)).rejects.toMatchObject({ code });
    }
    const rows = await stage.query('select 1 from payments where payee_wallet_id = $1', [body.walletId]);
    expect(rows).toEqual([]);
  });

  it.each([
    ['a late yes', 'mute', 'completed'],
    ['a question lost', 'deaf', 'completed'],
  ] as const)('%s is found out', async (_, mood, state) => {
    stage.ledger.mood = mood;
    const { payment } = await cash(cashIn, 10_000);
    expect(payment.state).toBe('pending');
    stage.ledger.mood = 'well';
    await becomes(payment, state);
    expect(balances()).toEqual([990_000n, 110_000n]);
  });

  it('a late no is found out', async () => {
    stage.ledger.mood = 'deaf';
    const { payment } = await cash(cashIn, 1_000_001);
    stage.ledger.mood = 'well';
    await becomes(payment, 'failed');
    expect(balances()).toEqual([1_000_000n, 100_000n]);
  });
});

describe('cash-out at the counter', () => {
  const asked = async (minor = 20_000) => (await cash(cashOut, minor)).payment;

  it('moves nothing until the holder says yes with a proof; then notes may be handed over', async () => {
    const payment = await asked();
    expect(payment).toMatchObject({
      kind: 'cash_out',
      state: 'requested',
      fee: mad(500),
      feePaidBy: 'payer',
    });
    expect(balances()).toEqual([1_000_000n, 100_000n]);
    const { requests } = await stage.asks.ask(readRequests, { caller: customer.caller });
    expect(requests).toEqual([payment]);
    await expect(approve(payment, '0000')).rejects.toMatchObject({ code: 'payments.pin_wrong' });
    const income = stage.ledger.balanceOf(FEE_INCOME_ACCOUNT_ID);
    expect(await approve(payment)).toMatchObject({ state: 'completed' });
    expect(await approve(payment)).toMatchObject({ state: 'completed' });
    expect(balances()).toEqual([1_020_000n, 79_500n]);
    expect(stage.ledger.balanceOf(FEE_INCOME_ACCOUNT_ID) - income).toBe(500n);
    expect(await usedOf()).toBe('20000');
    const facts = await stage.told(payment.paymentId);
    expect(facts.map(({ name }) => name)).toEqual(['payment-requested', 'payments-completed']);
    expect(facts[0]!.data).toMatchObject({ tradeNameFr: 'Agence Al Amal' });
    expect(facts[0]!.data).not.toHaveProperty('askingPersonId');
    expect(facts[1]!.data.fee?.shares).toEqual([
      { party: 'agent', fraction: '2000000' },
      { party: 'platform', fraction: '3000000' },
    ]);
    const { entries } = await stage.asks.ask(readTimeline, of(payment, agent.caller));
    expect(entries.map(({ event }) => event)).toEqual(['opened', 'approved', 'posted']);
  });

  it('is the agent’s own: no other counter sees or cancels it, and he does not approve it', async () => {
    const [payment, other] = [await asked(), await stage.anAgent()];
    for (const refused of [
      read(payment, other.caller),
      stage.asks.ask(cancelPayment, of(payment, other.caller)),
    ])
      await expect(refused).rejects.toMatchObject({ code: 'payments.unknown_payment' });
    await expect(
      stage.asks.ask(approvePayment, { ...of(payment, agent.caller), body: { pin: '4821' } }),
    ).rejects.toMatchObject({ code: 'platform.forbidden' });
    await expect(stage.asks.ask(cancelPayment, of(payment, customer.caller))).rejects.toMatchObject({
      code: 'payments.unknown_payment',
    });
  });

  it('is declined, cancelled or runs out; a yes comes too late then', async () => {
    const [declined, cancelled, late] = [await asked(), await asked(), await asked()];
    await stage.asks.ask(declinePayment, of(declined, customer.caller));
    await stage.asks.ask(cancelPayment, of(cancelled, agent.caller));
    await stage.query(`update payments set expires_at = now() where payment_id = $1`, [late.paymentId]);
    await becomes(late, 'expired');
    for (const payment of [declined, cancelled, late]) {
      await expect(approve(payment)).rejects.toMatchObject({ code: 'payments.moved_on' });
      expect(await told(payment)).toEqual(['payment-requested', 'payment-ended']);
    }
    expect([...balances(), await usedOf()]).toEqual([1_000_000n, 100_000n, undefined]);
  });

  it('has one outcome, whoever speaks at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const payment = await asked(5_000);
      const before = balances();
      const outcomes = await Promise.allSettled([
        approve(payment),
        stage.asks.ask(cancelPayment, of(payment, agent.caller)),
      ]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const moved = (await read(payment)).state === 'completed' ? 5_000n : 0n;
      expect(balances()[0]! - before[0]!).toBe(moved);
    }
  });

  it('keeps to the holder’s limits, and gives them back when the ledger refuses', async () => {
    const refused = await asked(99_501);
    expect(await approve(refused)).toMatchObject({ state: 'failed', failure: 'insufficient_funds' });
    expect(await usedOf()).toBe('0');
    await expect(approve(await asked(200_001))).rejects.toMatchObject({ code: 'payments.operation_limit' });
  });

  it.each(['mute', 'deaf'] as const)('approved while the ledger is %s, is completed once', async (mood) => {
    const payment = await asked();
    stage.ledger.mood = mood;
    expect(await approve(payment)).toMatchObject({ state: 'pending' });
    stage.ledger.mood = 'well';
    await becomes(payment, 'completed');
    expect(balances()).toEqual([1_020_000n, 79_500n]);
  });

  it('is not recalled: the notes are gone', async () => {
    const payment = await asked();
    await approve(payment);
    const recall = { ...of(payment, customer.caller), idempotencyKey: randomUUID() };
    await expect(
      stage.asks.ask(recallPayment, { ...recall, body: { reason: 'fraud' } }),
    ).rejects.toMatchObject({ code: 'payments.not_recallable' });
  });
});
