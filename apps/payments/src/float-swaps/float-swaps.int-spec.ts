/** Float for notes between two agents: one transfer, and the notes the other way. */
import { randomUUID } from 'node:crypto';
import {
  agreeToFloatSwap,
  askForFloat,
  cancelPayment,
  proposeReversal,
  readDrawer,
  readFloatSwaps,
  readTimeline,
  recallPayment,
  refuseFloatSwap,
  type NetworkName,
  type PaymentV1,
} from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { openDrawer } from '../../test/cash-stage';
import { crashAt } from '../../test/crash-at';
import { FAST, mad, Stage, type Agent } from '../../test/stage';

let stage: Stage;
let asker: Agent;
let giver: Agent;

beforeAll(async () => (stage = await Stage.set({ ...FAST, ANSWER_WITHIN_MS: '1500' })));
beforeEach(async () => {
  stage.ledger.mood = 'well';
  stage.agentBar = undefined;
  [asker, giver] = [await stage.anAgent(1_000n), await stage.anAgent(500_000n)];
  for (const agent of [asker, giver]) await openDrawer(stage, agent, 300_000);
});
afterAll(() => stage?.strike());

const codeOf = ({ floatId }: Agent) => `A-${floatId.slice(0, 8).toUpperCase()}`;
const ask = async (
  minor = 200_000,
  given: { of?: Agent; network?: NetworkName; key?: string; currency?: string } = {},
) =>
  stage.asks.ask(askForFloat, {
    caller: asker.caller,
    idempotencyKey: given.key ?? randomUUID(),
    body: {
      agentCode: codeOf(given.of ?? giver),
      ...(given.network && { network: given.network }),
      amount: { minor: minor.toString(), currency: given.currency ?? 'MAD' },
    },
  });
const asked = async (minor?: number) => (await ask(minor)).payment;
const agree = async ({ paymentId }: PaymentV1, by = giver) =>
  (await stage.asks.ask(agreeToFloatSwap, { caller: by.caller, paymentId })).payment;
const refuse = async ({ paymentId }: PaymentV1, by = giver) =>
  (await stage.asks.ask(refuseFloatSwap, { caller: by.caller, paymentId })).payment;
const cancel = async ({ paymentId }: PaymentV1, by = asker) =>
  (await stage.asks.ask(cancelPayment, { caller: by.caller, paymentId })).payment;
const floats = () => [asker, giver].map(({ floatId }) => stage.ledger.balanceOf(floatId));
const notes = async () =>
  Promise.all(
    [asker, giver].map(async ({ caller }) => {
      const { float } = await stage.asks.ask(readDrawer, { caller });
      return BigInt(float.cash!.expected.minor);
    }),
  );
const waiting = async ({ caller }: Agent) =>
  (await stage.asks.ask(readFloatSwaps, { caller })).items.map(({ payment }) => payment.paymentId);
const stateOf = async ({ paymentId }: PaymentV1) =>
  (await stage.query<{ state: string }>('select state from payments where payment_id = $1', [paymentId]))[0]
    ?.state;

describe('a swap', () => {
  it('moves float to who asked and notes to who agreed, by one transfer', async () => {
    const payment = await asked();
    expect(payment).toMatchObject({ kind: 'float_swap', state: 'requested', fee: mad(0) });
    expect([floats(), await notes()]).toEqual([
      [1_000n, 500_000n],
      [300_000n, 300_000n],
    ]);
    const [shown] = (await stage.asks.ask(readFloatSwaps, { caller: giver.caller })).items;
    expect(shown).toMatchObject({
      payment,
      giver: { network: 'cash-plus', agentCode: codeOf(giver), tradeNameFr: 'Agence Al Amal' },
      asker: { agentCode: codeOf(asker) },
    });
    expect(await waiting(asker)).toEqual([payment.paymentId]);
    expect(await agree(payment)).toMatchObject({ state: 'completed' });
    expect([floats(), await notes()]).toEqual([
      [201_000n, 300_000n],
      [100_000n, 500_000n],
    ]);
    expect(stage.ledger.posted.get(payment.paymentId)?.transfer).toMatchObject({
      kind: 'float_swap',
      legs: [{ debitAccountId: giver.floatId, creditAccountId: asker.floatId, amount: mad(200_000) }],
    });
    expect([await waiting(asker), await waiting(giver)]).toEqual([[], []]);
    const { entries } = await stage.asks.ask(readTimeline, {
      caller: asker.caller,
      paymentId: payment.paymentId,
    });
    expect(entries.map(({ event, state }) => [event, state])).toEqual([
      ['opened', 'requested'],
      ['approved', 'pending'],
      ['posted', 'completed'],
    ]);
    const [fact, ...more] = await stage.told(payment.paymentId);
    expect(more).toEqual([]);
    expect(fact).toMatchObject({
      name: 'payments-completed',
      data: { payer: { kind: 'agent', walletId: giver.floatId }, payee: { walletId: asker.floatId } },
    });
  });

  it('of two networks is told with both, which settle it, unless the rules of the day forbid it', async () => {
    giver = await stage.anAgent(500_000n, 'm2t');
    const { payment } = await ask(100_000, { network: 'm2t' });
    expect(await agree(payment)).toMatchObject({ state: 'completed' });
    const [fact] = await stage.told(payment.paymentId);
    expect(fact!.data).toMatchObject({ payer: { network: 'm2t' }, payee: { network: 'cash-plus' } });
    await stage.query(
      `insert into cash_rules (effective_from, rules, source)
       select current_date - 1, rules || '{"floatSwapRoutes": ["on_us"]}', 'of this spec' from cash_rules
        order by effective_from desc limit 1`,
    );
    await expect(ask(100_000, { network: 'm2t' })).rejects.toMatchObject({
      code: 'payments.swap_between_networks',
    });
    await stage.query('delete from cash_rules where effective_from = current_date - 1');
  });

  it('is one for one key, agreed to once by ten at once, and said again the same', async () => {
    const key = randomUUID();
    const said = await Promise.all(Array.from({ length: 10 }, () => ask(200_000, { key })));
    expect(new Set(said.map(({ payment }) => payment.paymentId)).size).toBe(1);
    await expect(ask(200_001, { key })).rejects.toMatchObject({ code: 'payments.key_reused' });
    const { payment } = said[0]!;
    await Promise.all(Array.from({ length: 10 }, () => agree(payment)));
    stage.agentBar = 'suspended';
    expect(await agree(payment)).toMatchObject({ state: 'completed' });
    expect([floats(), await notes()]).toEqual([
      [201_000n, 300_000n],
      [100_000n, 500_000n],
    ]);
  });

  it('comes to one end when it is agreed to, refused and taken back at once', async () => {
    for (let round = 0; round < 6; round += 1) {
      const before = [floats(), await notes()];
      const payment = await asked(10_000);
      const acts = [agree, refuse, cancel];
      const turned = [...acts.slice(round % 3), ...acts.slice(0, round % 3)];
      const outcomes = await Promise.allSettled(turned.map((act) => act(payment)));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const isDone = (await stateOf(payment)) === 'completed';
      const moved = isDone ? 10_000n : 0n;
      const [[askers, givers], [askersNotes, giversNotes]] = before as [[bigint, bigint], [bigint, bigint]];
      expect([floats(), await notes()]).toEqual([
        [askers + moved, givers - moved],
        [askersNotes - moved, giversNotes + moved],
      ]);
    }
  });

  it('runs out unanswered; refused or taken back it moves nothing, and nobody without a wallet is told', async () => {
    const [late, refused, back] = [await asked(), await asked(), await asked()];
    await stage.query(`update payments set expires_at = now() - interval '1 s' where payment_id = $1`, [
      late.paymentId,
    ]);
    await waitFor(async () => (await stateOf(late)) === 'expired', { what: 'the swap to run out' });
    expect(await refuse(refused)).toMatchObject({ state: 'declined' });
    expect(await cancel(back)).toMatchObject({ state: 'cancelled' });
    for (const one of [late, refused, back]) {
      await expect(agree(one)).rejects.toMatchObject({ code: 'payments.moved_on' });
      expect(await stage.told(one.paymentId)).toEqual([]);
    }
    expect([floats(), await notes()]).toEqual([
      [1_000n, 500_000n],
      [300_000n, 300_000n],
    ]);
  });

  it('never takes a float below zero, and moves no notes then', async () => {
    const swaps = [await asked(), await asked(), await asked()];
    const ended = await Promise.all(swaps.map((one) => agree(one)));
    expect(ended.map(({ state }) => state).sort()).toEqual(['completed', 'completed', 'failed']);
    expect([floats(), await notes()]).toEqual([
      [401_000n, 100_000n],
      [-100_000n, 700_000n],
    ]);
  });

  it('is answered by the one who is asked alone, and neither recalled nor reversed', async () => {
    const payment = await asked();
    const stranger = await stage.anAgent();
    for (const by of [asker, stranger])
      for (const act of [agree, refuse])
        await expect(act(payment, by)).rejects.toMatchObject({ code: 'payments.unknown_payment' });
    for (const by of [giver, stranger])
      await expect(cancel(payment, by)).rejects.toMatchObject({ code: 'payments.unknown_payment' });
    await agree(payment);
    const { paymentId } = payment;
    await expect(
      stage.asks.ask(proposeReversal, {
        caller: { kind: 'staff', id: randomUUID(), roles: ['support'] },
        paymentId,
        body: { reversalId: randomUUID(), reason: 'own_error', note: 'of this spec' },
      }),
    ).rejects.toMatchObject({ code: 'payments.not_reversible' });
    await expect(
      stage.asks.ask(recallPayment, {
        caller: { ...giver.caller, roles: ['customer'], walletId: giver.floatId },
        idempotencyKey: randomUUID(),
        paymentId,
        body: { reason: 'wrong_amount' },
      }),
    ).rejects.toMatchObject({ code: 'payments.not_recallable' });
  });

  it('is refused, with nothing kept: code, himself, currency, mandate, role', async () => {
    const refusals: [() => Promise<unknown>, string][] = [
      [() => ask(1, { of: { ...giver, floatId: randomUUID() } }), 'payments.unknown_agent'],
      [() => ask(1, { network: 'm2t' }), 'payments.unknown_agent'],
      [() => ask(1, { of: asker }), 'payments.swap_of_own_float'],
      [() => ask(1, { currency: 'EUR' }), 'payments.unknown_currency'],
    ];
    for (const [act, code] of refusals) await expect(act()).rejects.toMatchObject({ code });
    const payment = await asked();
    stage.agentBar = 'suspended';
    await expect(ask()).rejects.toMatchObject({ code: 'payments.agent_suspended' });
    await expect(agree(payment)).rejects.toMatchObject({ code: 'payments.agent_suspended' });
    expect(await refuse(payment)).toMatchObject({ state: 'declined' });
    asker = { ...asker, caller: { ...asker.caller, roles: ['customer'] } };
    await expect(ask()).rejects.toMatchObject({ code: 'platform.forbidden' });
  });
});

describe('a ledger that does not answer', () => {
  it.each([
    ['had done it', 'mute', 'completed', 200_000n],
    ['had not heard', 'deaf', 'completed', 200_000n],
  ] as const)('is asked again; it %s', async (_, mood, end, moved) => {
    const payment = await asked();
    stage.ledger.mood = mood;
    expect(await agree(payment)).toMatchObject({ state: 'pending' });
    expect(await notes()).toEqual([300_000n, 300_000n]);
    stage.ledger.mood = 'well';
    await waitFor(async () => (await stateOf(payment)) === end, { what: 'the late word' });
    expect([floats(), await notes()]).toEqual([
      [1_000n + moved, 500_000n - moved],
      [300_000n - moved, 300_000n + moved],
    ]);
  });

  it('says a late no, and nothing has moved', async () => {
    const payment = await asked(600_000);
    stage.ledger.mood = 'mute';
    expect(await agree(payment)).toMatchObject({ state: 'pending' });
    stage.ledger.mood = 'well';
    await waitFor(async () => (await stateOf(payment)) === 'failed', { what: 'the late no' });
    expect([floats(), await notes()]).toEqual([
      [1_000n, 500_000n],
      [300_000n, 300_000n],
    ]);
  });
});

describe('a service that dies', () => {
  it.each(['payments.swap-given', 'payments.answered', 'payments.moving', 'payments.written'])(
    'at `%s` has swapped once',
    async (point) => {
      const payment = await asked();
      await crashAt(stage, point, () => agree(payment));
      await waitFor(async () => (await agree(payment)).state === 'completed', { what: 'the swap' });
      expect([floats(), await notes()]).toEqual([
        [201_000n, 300_000n],
        [100_000n, 500_000n],
      ]);
      expect(await stage.told(payment.paymentId)).toHaveLength(1);
    },
  );

  it('while one asks has asked once', async () => {
    const key = randomUUID();
    await crashAt(stage, 'payments.opened', () => ask(200_000, { key }));
    const { payment } = await ask(200_000, { key });
    expect(await waiting(giver)).toEqual([payment.paymentId]);
  });
});
