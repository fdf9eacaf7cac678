/** What networks say of payouts, late, twice, against themselves, or not at all: until then the money stays aside. */
import { randomUUID } from 'node:crypto';
import {
  approvePayment,
  cancelPayment,
  declinePayment,
  payoutsEnded,
  readNetworkEnd,
  readPayment,
  readReceipt,
  readRequests,
  readTimeline,
  recallPayment,
  type CallerV1,
  type NetworkWordV1,
} from '@hanout/contracts';
import { fakeAnswers, NO_ANSWER, waitFor } from '@hanout/testing';
import { declined, PayoutDesk, succeeded } from '../../test/payout-desk';
import type { Stage } from '../../test/stage';
import { type Actor } from '../../test/stage';
import { positionAccountId } from '../payments/payment.transfer';

let stage: Stage;
let desk: PayoutDesk;
let payer: Actor;

beforeAll(async () => ({ stage, desk } = await PayoutDesk.set(['wafacash', 'wana-cash', 'm2t'])));
beforeEach(async () => {
  desk.calm();
  payer = await stage.aCustomer(1_000_000n);
});
afterAll(async () => {
  await desk?.close();
  await stage?.strike();
});

const balance = () => stage.ledger.balanceOf(payer.person.walletId);
const position = (network: 'wafacash' | 'wana-cash' | 'm2t' = 'wafacash') =>
  stage.ledger.balanceOf(positionAccountId(network));
const rowOf = async (paymentId: string) =>
  (
    await stage.query<{ account_sealed: Buffer | null; ask_at: Date | null; network_ref: string | null }>(
      'select account_sealed, ask_at, network_ref from payouts where payment_id = $1',
      [paymentId],
    )
  )[0]!;
const held = () => desk.held(payer);

describe('a payout whose network has not said what became of it', () => {
  it('is nobody’s to approve, decline, cancel or recall, and waits for no answer of people', async () => {
    const { paymentId } = await held();
    const question = { caller: payer.caller, paymentId };
    const refused = { code: 'payments.unknown_payment' };
    await expect(
      stage.asks.ask(approvePayment, { ...question, body: { pin: '4821' } }),
    ).rejects.toMatchObject(refused);
    await expect(stage.asks.ask(declinePayment, question)).rejects.toMatchObject(refused);
    await expect(stage.asks.ask(cancelPayment, question)).rejects.toMatchObject(refused);
    const recall = { ...question, idempotencyKey: randomUUID(), body: { reason: 'wrong_person' as const } };
    await expect(stage.asks.ask(recallPayment, recall)).rejects.toMatchObject({
      code: 'payments.not_recallable',
    });
    expect((await stage.asks.ask(readRequests, { caller: payer.caller })).requests).toEqual([]);
    expect([await desk.stateOf(paymentId), balance()]).toEqual(['held', 990_000n]);
  });

  it.each(['expires_at = now()', `state = 'cancelling'`, `state = 'expiring'`])(
    'cannot be written as one with %s',
    async (change) => {
      const { paymentId } = await held();
      await expect(
        stage.query(`update payments set ${change} where payment_id = $1`, [paymentId]),
      ).rejects.toMatchObject({ message: expect.stringContaining('payments_payout') as string });
    },
  );

  it('stays held while its network is dead, is taken when that is back, and holds up no other', async () => {
    desk.moods.set('wana-cash', 'deaf');
    const stuck = await Promise.all(
      Array.from({ length: 3 }, () => desk.pay(payer, { network: 'wana-cash' })),
    );
    const asked = desk.questions.get('wana-cash')!;
    const before = asked.length;
    for (let turn = 0; turn < 3; turn += 1) {
      const { payment } = await desk.pay(payer, { network: 'm2t' });
      await desk.isTaken(payment.paymentId);
      await desk.tell('m2t', succeeded(payment.paymentId));
      await desk.comesTo(payment.paymentId, 'completed');
    }
    await waitFor(() => asked.length > before + 2, { what: 'the dead network to be asked again' });
    for (const { payment } of stuck) expect(await desk.stateOf(payment.paymentId)).toBe('held');
    expect(balance()).toBe(940_000n);
    desk.moods.set('wana-cash', 'well');
    for (const { payment } of stuck) await desk.isTaken(payment.paymentId);
    expect(balance()).toBe(940_000n);
  });

  it('is taken once by a network whose answer is lost', async () => {
    desk.moods.set('m2t', 'mute');
    const { payment } = await desk.pay(payer, { network: 'm2t' });
    await waitFor(
      () =>
        desk.questions
          .get('m2t')!
          .filter(({ payouts }) => payouts.some(({ payoutId }) => payoutId === payment.paymentId)).length > 2,
      {
        what: 'the network to be asked again',
      },
    );
    expect(await desk.stateOf(payment.paymentId)).toBe('held');
    desk.states.set(payment.paymentId, succeeded(payment.paymentId));
    desk.moods.set('m2t', 'well');
    await desk.comesTo(payment.paymentId, 'completed');
    expect(balance()).toBe(990_000n);
  });

  it('is asked for again when its network took it and did not tell: the fact was lost', async () => {
    const { paymentId } = await held();
    await waitFor(async () => (await rowOf(paymentId)).ask_at!.getTime() > Date.now() + 3_600_000, {
      what: 'the next question to be put off',
    });
    desk.states.set(paymentId, succeeded(paymentId));
    await stage.query('update payouts set ask_at = now() where payment_id = $1', [paymentId]);
    await desk.comesTo(paymentId, 'completed');
  });

  it('stays held when its network has something else under its id', async () => {
    desk.atOnce = (payoutId) => ({ payoutId, state: 'waiting', reason: 'id_reused' });
    const { paymentId } = (await desk.pay(payer)).payment;
    await desk.isTaken(paymentId);
    await desk.tell('wafacash', declined(paymentId, 'id_reused'));
    expect([await desk.stateOf(paymentId), balance()]).toEqual(['held', 990_000n]);
  });

  it('is moved by its own network only, and what is nobody’s moves nothing', async () => {
    const { paymentId } = await held();
    await desk.tell('m2t', declined(paymentId), succeeded(randomUUID()));
    expect([await desk.stateOf(paymentId), balance()]).toEqual(['held', 990_000n]);
  });

  it('is not moved by what a network’s service says in another’s name: it is a dead letter, and in the trail', async () => {
    const { paymentId } = await held();
    const said = { network: 'wafacash' as const, payouts: [declined(paymentId)] };
    // It never comes to be applied.
    void stage.say(payoutsEnded.m2t, said).catch(() => undefined);
    const kept = () =>
      stage.query<{ error: string }>('select error from dead_letters where subject = $1', [
        payoutsEnded.m2t.subject,
      ]);
    await waitFor(async () => (await kept()).length > 0, { what: 'a dead letter' });
    expect((await kept())[0]!.error).toContain('payments.speaks_for_another');
    const trail = await stage.query(
      `select actor_id, operation, subject_id from audit_entries where reason = 'speaks_for_another'`,
    );
    expect(trail).toContainEqual({
      actor_id: 'networks-m2t',
      operation: 'payments.end-payouts',
      subject_id: 'wafacash',
    });
    expect([await desk.stateOf(paymentId), balance()]).toEqual(['held', 990_000n]);
  });
});

describe('what a network says of a payout', () => {
  it('is shown to those it concerns, and to staff also what was said against it', async () => {
    const words: NetworkWordV1[] = [
      { at: '2026-11-28T10:00:00.000Z', word: 'taken' },
      { at: '2026-11-28T10:00:01.000Z', word: 'succeeded' },
      { at: '2026-11-28T10:05:00.000Z', word: 'declined', code: 'NO', isContradiction: true },
    ];
    let isThere = true;
    const network = await fakeAnswers(stage.nats.url, readNetworkEnd.wafacash, () =>
      isThere ? { words } : NO_ANSWER,
    );
    const { paymentId } = await held();
    const networkEnd = { network: 'wafacash', accountEnd: '78' };
    const own = { caller: payer.caller, paymentId };
    expect(await stage.asks.ask(readPayment, own)).toMatchObject({ networkEnd });
    await desk.tell('wafacash', succeeded(paymentId));
    await desk.comesTo(paymentId, 'completed');
    const known = { ...networkEnd, ref: 'REF-77' };
    expect((await stage.asks.ask(readPayment, own)).networkEnd).toEqual(known);
    expect(await stage.asks.ask(readTimeline, own)).toMatchObject({
      networkEnd: known,
      networkWords: words.slice(0, 2),
    });
    expect(network.questions).toEqual([{ paymentId }]);
    const support: CallerV1 = { kind: 'staff', id: randomUUID(), roles: ['support'] };
    expect((await stage.asks.ask(readTimeline, { caller: support, paymentId })).networkWords).toEqual(words);
    const receipt = { ...own, format: 'json', language: 'fr' } as const;
    expect((await stage.asks.ask(readReceipt, receipt)).receipt?.payee).toMatchObject({
      network: 'wafacash',
      accountEnd: '78',
      networkRef: 'REF-77',
    });
    const stranger = await stage.aCustomer();
    await expect(stage.asks.ask(readTimeline, { ...own, caller: stranger.caller })).rejects.toMatchObject({
      code: 'payments.unknown_payment',
    });
    isThere = false;
    const shown = await stage.asks.ask(readTimeline, own);
    expect([shown.networkEnd, shown.networkWords, shown.state]).toEqual([known, undefined, 'completed']);
    await network.stop();
  });

  it.each([
    ['completed', succeeded, declined, 990_000n],
    ['declined', declined, succeeded, 1_000_000n],
  ] as const)(
    'moves it to %s once: again, at once, and the opposite later',
    async (end, first, later, left) => {
      const { paymentId } = await held();
      const before = position();
      await Promise.all(Array.from({ length: 5 }, () => desk.tell('wafacash', first(paymentId))));
      await desk.comesTo(paymentId, end);
      await desk.tell('wafacash', first(paymentId));
      await desk.tell('wafacash', later(paymentId));
      expect([await desk.stateOf(paymentId), balance(), position() - before]).toEqual([
        end,
        left,
        1_000_000n - left,
      ]);
      expect(await stage.told(paymentId)).toHaveLength(1);
    },
  );

  it('is kept when the ledger refuses to post it: what was paid out is never set free', async () => {
    const { paymentId } = await held();
    stage.ledger.ceilings.set(positionAccountId('wafacash'), 0n);
    await desk.tell('wafacash', succeeded(paymentId));
    const post = () => stage.ledger.refused.has(paymentId);
    await waitFor(post, { what: 'the ledger to refuse' });
    const asked = stage.ledger.asked.length;
    await waitFor(() => stage.ledger.asked.length > asked + 1, { what: 'the ledger to be asked again' });
    expect([await desk.stateOf(paymentId), balance()]).toEqual(['settling', 990_000n]);
    stage.ledger.ceilings.delete(positionAccountId('wafacash'));
    stage.ledger.refused.delete(paymentId);
    await desk.comesTo(paymentId, 'completed');
  });

  it('is heard while the ledger is away', async () => {
    const { paymentId } = await held();
    stage.ledger.mood = 'deaf';
    await desk.tell('wafacash', declined(paymentId));
    expect(await desk.stateOf(paymentId)).toBe('declining');
    stage.ledger.mood = 'well';
    await desk.comesTo(paymentId, 'declined');
    expect(balance()).toBe(1_000_000n);
  });
});
