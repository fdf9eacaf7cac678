import { randomUUID } from 'node:crypto';
import {
  approvePayment,
  cancelPayment,
  createPayment,
  declinePayment,
  readPayment,
  readRequests,
  readTimeline,
  recallPayment,
  refundPayment,
  requestPayment,
  trackPayment,
  type CallerV1,
  PAYMENT_STATES,
  type PaymentState,
  type PaymentV1,
} from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { v5 as uuidV5 } from 'uuid';
import { FAST, mad, P2P_SCHEDULE, Stage, type Actor } from '../../test/stage';
import { AnswersService } from './answers.service';
import { LEDGER_STEPS, moved, WAITING_STATES } from './payment.moves';
import { newReference } from './payment.reference';
import { FEE_INCOME_ACCOUNT_ID } from './payment.transfer';

let stage: Stage;
let shop: Actor & { code: string };
let payer: Actor;
let friend: Actor;

beforeAll(async () => {
  stage = await Stage.set({ ...FAST, ANSWER_WITHIN_MS: '1500' });
  await stage.publishSchedule();
  await stage.publishSchedule(P2P_SCHEDULE);
  shop = await stage.aMerchant();
});
beforeEach(async () => {
  stage.ledger.mood = 'well';
  [payer, friend] = [await stage.aCustomer(), await stage.aCustomer(0n)];
});
afterAll(() => stage?.strike());

const of = (payment: PaymentV1, caller: CallerV1) => ({ caller, paymentId: payment.paymentId });
const approve = async (payment: PaymentV1, caller = payer.caller, pin = '4821') =>
  (await stage.asks.ask(approvePayment, { ...of(payment, caller), body: { pin } })).payment;
const decline = async (payment: PaymentV1, caller = payer.caller) =>
  (await stage.asks.ask(declinePayment, of(payment, caller))).payment;
const cancel = async (payment: PaymentV1, caller: CallerV1) =>
  (await stage.asks.ask(cancelPayment, of(payment, caller))).payment;
const read = async (payment: PaymentV1, caller = payer.caller) =>
  (await stage.asks.ask(readPayment, of(payment, caller))).payment;
const balance = (actor: Actor) => stage.ledger.balanceOf(actor.person.walletId);
const endOf = async (payment: PaymentV1, state: string) => {
  await waitFor(async () => (await read(payment)).state === state, { what: `the payment to be ${state}` });
  return read(payment);
};
const facts = async ({ paymentId }: PaymentV1) => (await stage.told(paymentId)).map(({ name }) => name);
const usedOf = async (actor: Actor) =>
  (
    await stage.query<{ day_minor: string }>(
      `select day_minor from limits_in_use where wallet_id = $1 and scope = 'all'`,
      [actor.person.walletId],
    )
  )[0]?.day_minor;
const isHeld = ({ paymentId }: PaymentV1) => stage.ledger.holds.has(uuidV5('hold', paymentId));
const elapse = ({ paymentId }: PaymentV1) =>
  stage.query(`update payments set expires_at = now() - interval '1 second' where payment_id = $1`, [
    paymentId,
  ]);

describe('a request to pay', () => {
  const request = async (minor = 10_000, caller = shop.caller) =>
    (
      await stage.asks.ask(requestPayment, {
        caller,
        idempotencyKey: randomUUID(),
        body: { payerWalletId: payer.person.walletId, amount: mad(minor) },
      })
    ).payment;

  it('moves nothing until it is approved, then it is a payment like any other', async () => {
    const payment = await request();
    expect(payment).toMatchObject({
      kind: 'merchant_payment',
      channel: 'request',
      state: 'requested',
      fee: mad(60),
    });
    expect((await stage.asks.ask(readRequests, { caller: payer.caller })).requests).toEqual([payment]);
    expect([balance(payer), await usedOf(payer)]).toEqual([1_000_000n, undefined]);
    expect(await approve(payment)).toMatchObject({ state: 'completed' });
    expect([balance(payer), await usedOf(payer)]).toEqual([990_000n, '10000']);
    expect(await facts(payment)).toEqual(['payment-requested', 'payments-completed']);
    const timeline = await stage.asks.ask(readTimeline, of(payment, payer.caller));
    expect(timeline.entries.map(({ event, state }) => `${event} ${state}`)).toEqual([
      'opened requested',
      'approved pending',
      'posted completed',
    ]);
    const { reference } = payment;
    const tracked = await stage.asks.ask(trackPayment, { reference });
    expect(tracked).toEqual({ reference, state: 'completed', entries: timeline.entries });
  });

  it('is approved by PIN, and by the one who is asked alone', async () => {
    const payment = await request();
    await expect(approve(payment, payer.caller, '0000')).rejects.toMatchObject({
      code: 'payments.pin_wrong',
    });
    for (const caller of [shop.caller, friend.caller])
      await expect(approve(payment, caller)).rejects.toMatchObject({ code: 'payments.unknown_payment' });
    await expect(decline(payment, shop.caller)).rejects.toMatchObject({ code: 'payments.unknown_payment' });
    await expect(cancel(payment, payer.caller)).rejects.toMatchObject({ code: 'payments.unknown_payment' });
    expect((await read(payment)).state).toBe('requested');
  });

  it('approved ten times at once is paid once; declined and approved at once has one end', async () => {
    const payment = await request();
    const answers = await Promise.all(Array.from({ length: 10 }, () => approve(payment)));
    expect(new Set(answers.map(({ state }) => state))).toEqual(new Set(['completed']));
    expect(balance(payer)).toBe(990_000n);
    for (let round = 0; round < 5; round += 1) {
      const one = await request(1_000);
      const before = balance(payer);
      const outcomes = await Promise.allSettled([approve(one), decline(one), cancel(one, shop.caller)]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const { state } = await read(one);
      expect(before - balance(payer)).toBe(state === 'completed' ? 1_000n : 0n);
    }
  });

  it('is declined, cancelled or runs out, and then it is over', async () => {
    const [declined, cancelled, late] = [await request(), await request(), await request()];
    expect(await decline(declined)).toMatchObject({ state: 'declined' });
    expect(await decline(declined)).toMatchObject({ state: 'declined' });
    expect(await cancel(cancelled, shop.caller)).toMatchObject({ state: 'cancelled' });
    await elapse(late);
    await endOf(late, 'expired');
    await expect(approve(late)).rejects.toMatchObject({ code: 'payments.moved_on' });
    for (const payment of [declined, cancelled, late])
      expect(await facts(payment)).toEqual(['payment-requested', 'payment-ended']);
    expect((await stage.asks.ask(readRequests, { caller: payer.caller })).requests).toEqual([]);
  });

  it('is not approved after its time, even before it is swept', async () => {
    const payment = await request();
    await elapse(payment);
    await expect(approve(payment)).rejects.toMatchObject({
      code: expect.stringMatching(/^payments\.(payment_expired|moved_on)$/),
    });
    expect(balance(payer)).toBe(1_000_000n);
  });

  it('keeps to the payer’s limits when he approves, and sets them free when the ledger refuses', async () => {
    const poor = await stage.aCustomer(100n);
    const payment = (
      await stage.asks.ask(requestPayment, {
        caller: shop.caller,
        idempotencyKey: randomUUID(),
        body: { payerWalletId: poor.person.walletId, amount: mad(10_000) },
      })
    ).payment;
    expect(await approve(payment, poor.caller)).toMatchObject({
      state: 'failed',
      failure: 'insufficient_funds',
    });
    expect(await usedOf(poor)).toBe('0');
    const tooMuch = await request(200_001);
    await expect(approve(tooMuch)).rejects.toMatchObject({ code: 'payments.operation_limit' });
    const big = [await request(200_000), await request(200_000), await request(200_000)];
    await approve(big[0]!);
    await approve(big[1]!);
    await expect(approve(big[2]!)).rejects.toMatchObject({ code: 'payments.daily_limit' });
    expect((await read(big[2]!)).state).toBe('requested');
  });

  it('once paid, is given back like any other', async () => {
    const payment = await request();
    await approve(payment);
    const { payment: refund } = await stage.asks.ask(refundPayment, {
      ...of(payment, shop.caller),
      idempotencyKey: randomUUID(),
      body: {},
    });
    expect(refund).toMatchObject({ kind: 'refund', state: 'completed', amount: mad(10_000), fee: mad(60) });
    expect(balance(payer)).toBe(1_000_000n);
    expect(await facts(refund)).toEqual(['payments-completed']);
    const again = await request();
    await approve(again);
    const recall = { ...of(again, payer.caller), idempotencyKey: randomUUID() };
    expect(
      (await stage.asks.ask(recallPayment, { ...recall, body: { reason: 'paid_twice' } })).payment,
    ).toMatchObject({ kind: 'recall', state: 'held' });
  });

  it('between friends is asked of a person, the fee on the one who pays', async () => {
    const payment = await request(20_000, friend.caller);
    expect(payment).toMatchObject({ kind: 'person_to_person', feePaidBy: 'payer', fee: mad(140) });
    await approve(payment);
    expect([balance(payer), balance(friend)]).toEqual([979_860n, 20_000n]);
  });
});

describe('the table of moves, in the database', () => {
  const put = async (state: PaymentState): Promise<string> => {
    const paymentId = randomUUID();
    await stage.query(
      `with put as (
         insert into payments (payment_id, kind, channel, state, reference, payer_wallet_id, payee_wallet_id, currency,
                               amount_minor, fee_minor, fee_side, schedule_id, expires_at, completed_at, failure)
         values ($1, 'person_to_person', 'request', $2, $3, $4, $5, 'MAD', 1000, 0, 'payer', $1,
                 case when $2 in ('requested', 'holding', 'held') then now() + interval '1 hour' end,
                 case when $2 = 'completed' then now() end, case when $2 in ('failing', 'failed') then 'of this spec' end)
         returning payment_id)
       insert into ledger_asks select payment_id, now() + interval '1 hour' from put where $6`,
      [
        paymentId,
        state,
        newReference(),
        payer.person.walletId,
        friend.person.walletId,
        LEDGER_STEPS[state] !== undefined,
      ],
    );
    return paymentId;
  };
  const standing = (paymentId: string) =>
    stage.query(
      `select state, expires_at is not null as "isTimed",
              exists (select from ledger_asks a where a.payment_id = p.payment_id) as "isAsked"
         from payments p where payment_id = $1`,
      [paymentId],
    );

  it.each(PAYMENT_STATES)('lets people move what is %s as it says, and no other way', async (state) => {
    for (const answer of ['approved', 'declined', 'cancelled'] as const) {
      const paymentId = await put(state);
      const toState = moved(state, answer);
      const given = stage.payments.get(AnswersService).give(paymentId, answer);
      if (toState) expect(await given).toMatchObject({ state: toState });
      else await expect(given).rejects.toMatchObject({ code: 'payments.moved_on' });
      const stands = toState ?? state;
      expect(await standing(paymentId)).toEqual([
        {
          state: stands,
          isTimed: [...WAITING_STATES, 'holding'].includes(stands),
          isAsked: LEDGER_STEPS[stands] !== undefined,
        },
      ]);
      await stage.query('delete from ledger_asks where payment_id = $1', [paymentId]);
      await stage.query('delete from payment_moves where payment_id = $1', [paymentId]);
      await stage.query('delete from payments where payment_id = $1', [paymentId]);
    }
  });
});

describe('a recall', () => {
  const pay = async (minor = 10_000) =>
    (
      await stage.asks.ask(createPayment, {
        caller: payer.caller,
        idempotencyKey: randomUUID(),
        body: { walletId: friend.person.walletId, amount: mad(minor) },
      })
    ).payment;
  const recall = async (paid: PaymentV1, key: string = randomUUID()) =>
    (
      await stage.asks.ask(recallPayment, {
        ...of(paid, payer.caller),
        idempotencyKey: key,
        body: { reason: 'wrong_person' },
      })
    ).payment;

  it('keeps the money aside until the payee gives it back', async () => {
    const paid = await pay();
    const key = randomUUID();
    const asked = await recall(paid, key);
    expect(asked).toMatchObject({
      kind: 'recall',
      state: 'held',
      refundOf: paid.paymentId,
      amount: mad(10_000),
    });
    expect(await recall(paid, key)).toEqual(asked);
    expect([balance(payer), balance(friend)]).toEqual([990_000n, 0n]);
    await expect(recall(paid)).rejects.toMatchObject({ code: 'payments.not_recallable' });
    expect(await approve(asked, friend.caller)).toMatchObject({ state: 'completed' });
    expect([balance(payer), balance(friend)]).toEqual([1_000_000n, 0n]);
    expect(await read(paid)).toMatchObject({ refunded: mad(10_000) });
    expect(await facts(asked)).toEqual(['payment-requested', 'payments-completed']);
  });

  it.each(['declined', 'cancelled', 'expired'])(
    'that is %s sets the money free by the ledger’s word',
    async (end) => {
      const paid = await pay();
      const asked = await recall(paid);
      stage.ledger.mood = 'mute';
      if (end === 'declined') void decline(asked, friend.caller).catch(() => undefined);
      if (end === 'cancelled') void cancel(asked, payer.caller).catch(() => undefined);
      if (end === 'expired') await elapse(asked);
      await waitFor(async () => (await read(asked)).state.endsWith('ing'), {
        what: 'the release to be asked for',
      });
      stage.ledger.mood = 'well';
      await endOf(asked, end);
      expect([balance(payer), balance(friend), isHeld(asked)]).toEqual([990_000n, 10_000n, false]);
      expect(await read(paid)).toMatchObject({ refunded: mad(0) });
      expect(await recall(paid)).toMatchObject({ state: 'held' });
    },
  );

  it('of money that is spent already fails, and may be tried again', async () => {
    const paid = await pay();
    stage.ledger.balances.set(friend.person.walletId, 0n);
    expect(await recall(paid)).toMatchObject({ state: 'failed', failure: 'insufficient_funds' });
    stage.ledger.balances.set(friend.person.walletId, 10_000n);
    expect(await recall(paid)).toMatchObject({ state: 'held' });
  });

  it('of what a shop was paid gives the shop its fee back, and the payer what he paid', async () => {
    const income = () => stage.ledger.balanceOf(FEE_INCOME_ACCOUNT_ID);
    const [before, shopBefore] = [income(), balance(shop)];
    const { payment: paid } = await stage.asks.ask(createPayment, {
      caller: payer.caller,
      idempotencyKey: randomUUID(),
      body: { merchantCode: shop.code, amount: mad(10_000) },
    });
    const asked = await recall(paid);
    expect(asked).toMatchObject({ state: 'held', fee: mad(60) });
    expect(await approve(asked, shop.caller)).toMatchObject({ state: 'completed' });
    expect([balance(payer), balance(shop), income()]).toEqual([1_000_000n, shopBefore, before]);
  });

  it('of what cost the payer a fee gives the fee back to nobody', async () => {
    const income = stage.ledger.balanceOf(FEE_INCOME_ACCOUNT_ID);
    const asked = await recall(await pay(20_000));
    expect(asked).toMatchObject({ fee: mad(0) });
    await approve(asked, friend.caller);
    expect(balance(payer)).toBe(999_860n);
    expect(stage.ledger.balanceOf(FEE_INCOME_ACCOUNT_ID) - income).toBe(140n);
  });

  it('that cannot be paid out sets the money free again', async () => {
    const paid = await pay();
    const asked = await recall(paid);
    stage.ledger.ceilings.set(payer.person.walletId, 990_000n);
    expect(await approve(asked, friend.caller)).toMatchObject({
      state: 'failed',
      failure: 'balance_ceiling',
    });
    expect([balance(friend), isHeld(asked)]).toEqual([10_000n, false]);
    stage.ledger.ceilings.clear();
  });

  it('is the payer’s to ask for, of what he paid', async () => {
    const paid = await pay();
    const question = { idempotencyKey: randomUUID(), body: { reason: 'fraud' as const } };
    for (const caller of [friend.caller, shop.caller])
      await expect(stage.asks.ask(recallPayment, { ...of(paid, caller), ...question })).rejects.toMatchObject(
        { code: 'payments.unknown_payment' },
      );
  });
});
