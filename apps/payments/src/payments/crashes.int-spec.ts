import { randomUUID } from 'node:crypto';
import {
  approvePayment,
  createPayment,
  declinePayment,
  readPayment,
  recallPayment,
  requestPayment,
  type CallerV1,
  type PaymentAnswerV1,
  type PaymentV1,
} from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { crashAt } from '../../test/crash-at';
import { FAST, mad, P2P_SCHEDULE, Stage, type Actor } from '../../test/stage';
import { wronglyAsked } from '../../test/wrongly-asked';
import { isFinal } from './payment.moves';

let stage: Stage;
let shop: Actor & { code: string };
let payer: Actor;
let friend: Actor;

beforeAll(async () => {
  stage = await Stage.set(FAST);
  await stage.publishSchedule();
  await stage.publishSchedule(P2P_SCHEDULE);
  shop = await stage.aMerchant();
});
beforeEach(async () => {
  [payer, friend] = [await stage.aCustomer(100_000n), await stage.aCustomer(0n)];
});
afterEach(async () => expect(await wronglyAsked(stage)).toEqual([]));
afterAll(() => stage?.strike());

const quickly = { deadlineMs: 3_000 };
const pay = (payee: object, key: string) =>
  stage.asks.ask(
    createPayment,
    { caller: payer.caller, idempotencyKey: key, body: { ...payee, amount: mad(10_000) } },
    quickly,
  );
const recalled = async (): Promise<PaymentV1> => {
  const { payment } = await pay({ walletId: friend.person.walletId }, randomUUID());
  const question = { caller: payer.caller, idempotencyKey: randomUUID(), paymentId: payment.paymentId };
  return (await stage.asks.ask(recallPayment, { ...question, body: { reason: 'wrong_person' } })).payment;
};
const requested = async (): Promise<PaymentV1> =>
  (
    await stage.asks.ask(requestPayment, {
      caller: shop.caller,
      idempotencyKey: randomUUID(),
      body: { payerWalletId: payer.person.walletId, amount: mad(10_000) },
    })
  ).payment;
const answer = (
  { paymentId }: PaymentV1,
  caller: CallerV1,
  ask: typeof approvePayment | typeof declinePayment,
) =>
  stage.asks.ask(
    ask,
    { caller, paymentId, body: { pin: '4821' } } as never,
    quickly,
  ) as Promise<PaymentAnswerV1>;

const crash = (point: string, act: () => Promise<unknown>) => crashAt(stage, point, act);
async function endOf(paymentId: string): Promise<PaymentV1> {
  const read = async () => (await stage.asks.ask(readPayment, { caller: payer.caller, paymentId })).payment;
  await waitFor(async () => isFinal((await read()).state), { what: 'the payment to come to its end' });
  return read();
}
const told = async (paymentId: string) => (await stage.told(paymentId)).map(({ name }) => name);
const postedOf = (paymentId: string) => stage.ledger.posted.has(paymentId);
const usedOf = async () =>
  (
    await stage.query<{ day_minor: string }>(
      `select day_minor from limits_in_use where wallet_id = $1 and scope = 'all'`,
      [payer.person.walletId],
    )
  )[0]?.day_minor;
const balances = () => [payer, friend].map(({ person }) => stage.ledger.balanceOf(person.walletId));

describe('a service that dies while it pays', () => {
  it.each(['opening', 'opened', 'asking', 'answered', 'moving', 'written'])(
    'at `%s` has paid once: for the client, the ledger, the limits and the messages',
    async (point) => {
      const key = randomUUID();
      await crash(`payments.${point}`, () => pay({ merchantCode: shop.code }, key));
      const { payment } = await pay({ merchantCode: shop.code }, key);
      expect(await endOf(payment.paymentId)).toMatchObject({ state: 'completed' });
      expect((await pay({ merchantCode: shop.code }, key)).repeated).toBe(true);
      expect(postedOf(payment.paymentId)).toBe(true);
      expect(balances()).toEqual([90_000n, 0n]);
      expect(await usedOf()).toBe('10000');
      expect(await told(payment.paymentId)).toEqual(['payments-completed']);
      const rows = await stage.query('select 1 from payments where payer_wallet_id = $1', [
        payer.person.walletId,
      ]);
      expect(rows).toHaveLength(1);
    },
  );

  it.each(['given', 'asking', 'answered', 'moving'])(
    'at `%s` of an approval has one outcome, whoever asks again',
    async (point) => {
      const payment = await requested();
      const approve = () => answer(payment, payer.caller, approvePayment);
      await crash(`payments.${point}`, approve);
      await approve();
      expect(await endOf(payment.paymentId)).toMatchObject({ state: 'completed' });
      expect(balances()).toEqual([90_000n, 0n]);
      expect(await usedOf()).toBe('10000');
      expect(await told(payment.paymentId)).toEqual(['payment-requested', 'payments-completed']);
    },
  );

  it.each(['given', 'answered', 'moving'])('at `%s` gives back what was recalled, once', async (point) => {
    const recall = await recalled();
    const approve = () => answer(recall, friend.caller, approvePayment);
    await crash(`payments.${point}`, approve);
    await approve();
    expect(await endOf(recall.paymentId)).toMatchObject({ state: 'completed' });
    expect(balances()).toEqual([100_000n, 0n]);
    expect(await told(recall.paymentId)).toEqual(['payment-requested', 'payments-completed']);
  });

  it.each(['given', 'answered'])('at `%s` of a refusal sets the money free, once', async (point) => {
    const recall = await recalled();
    const decline = () => answer(recall, friend.caller, declinePayment);
    await crash(`payments.${point}`, decline);
    await decline();
    expect(await endOf(recall.paymentId)).toMatchObject({ state: 'declined' });
    expect(balances()).toEqual([90_000n, 10_000n]);
    expect(await told(recall.paymentId)).toEqual(['payment-requested', 'payment-ended']);
  });

  it.each(['expired', 'answered'])('at `%s` lets it run out, once', async (point) => {
    const recall = await recalled();
    await crash(`payments.${point}`, async () => {
      // The service that is about to die is the only one there is: the time is over for it.
      await stage.outside(`update payments set expires_at = now() where payment_id = $1`, [recall.paymentId]);
    });
    expect(await endOf(recall.paymentId)).toMatchObject({ state: 'expired' });
    expect(balances()).toEqual([90_000n, 10_000n]);
    expect(await told(recall.paymentId)).toEqual(['payment-requested', 'payment-ended']);
  });
});
