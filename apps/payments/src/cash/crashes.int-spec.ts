import { randomUUID } from 'node:crypto';
import {
  approvePayment,
  cashIn,
  cashOut,
  makeWithdrawalCode,
  readPayment,
  redeemWithdrawalCode,
  type PaymentV1,
} from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { crashAt } from '../../test/crash-at';
import { setCashStage } from '../../test/cash-stage';
import { mad, type Actor, type Agent, type Stage } from '../../test/stage';
import { wronglyAsked } from '../../test/wrongly-asked';
import { isFinal } from '../payments/payment.moves';

let stage: Stage;
let agent: Agent;
let customer: Actor;

beforeAll(async () => (stage = await setCashStage()));
beforeEach(async () => {
  [agent, customer] = [await stage.anAgent(), await stage.aCustomer(100_000n)];
});
afterEach(async () => expect(await wronglyAsked(stage)).toEqual([]));
afterAll(() => stage?.strike());

const quickly = { deadlineMs: 3_000 };
const cash = async (ask: typeof cashIn, key: string) => {
  const body = { walletId: customer.person.walletId, amount: mad(10_000) };
  const wish = { caller: agent.caller, idempotencyKey: key, body };
  return (await stage.asks.ask(ask, wish, quickly)).payment;
};
async function endOf({ paymentId }: PaymentV1): Promise<PaymentV1> {
  const read = async () => (await stage.asks.ask(readPayment, { caller: agent.caller, paymentId })).payment;
  await waitFor(async () => isFinal((await read()).state), { what: 'the payment to come to its end' });
  return read();
}
const told = async ({ paymentId }: PaymentV1) => (await stage.told(paymentId)).map(({ name }) => name);
const balances = () => [agent.floatId, customer.person.walletId].map((id) => stage.ledger.balanceOf(id));

describe('a service that dies at a counter', () => {
  it.each(['opening', 'opened', 'asking', 'answered', 'moving', 'written'])(
    'at `%s` has taken the notes in once',
    async (point) => {
      const key = randomUUID();
      await crashAt(stage, `payments.${point}`, () => cash(cashIn, key));
      const payment = await cash(cashIn, key);
      expect(await endOf(payment)).toMatchObject({ state: 'completed' });
      expect(balances()).toEqual([990_000n, 110_000n]);
      expect(await told(payment)).toEqual(['payments-completed']);
    },
  );

  it.each(['given', 'asking', 'answered', 'moving'])('at `%s` of a yes has paid out once', async (point) => {
    const payment = await cash(cashOut, randomUUID());
    const { caller } = customer;
    const question = { caller, paymentId: payment.paymentId, body: { pin: '4821' } };
    const approve = () => stage.asks.ask(approvePayment, question, quickly);
    await crashAt(stage, `payments.${point}`, approve);
    await approve();
    expect(await endOf(payment)).toMatchObject({ state: 'completed' });
    expect(balances()).toEqual([1_010_000n, 89_500n]);
    expect(await told(payment)).toEqual(['payment-requested', 'payments-completed']);
  });

  const make = (key: string) =>
    stage.asks.ask(
      makeWithdrawalCode,
      { caller: customer.caller, idempotencyKey: key, body: { amount: mad(10_000), proof: { pin: '4821' } } },
      quickly,
    );

  it.each(['opening', 'opened', 'asking', 'answered', 'moving'])(
    'at `%s` has kept the money aside once, for one code',
    async (point) => {
      const key = randomUUID();
      await crashAt(stage, `payments.${point}`, () => make(key));
      await waitFor(async () => (await make(key)).code !== undefined, { what: 'the code to be told' });
      expect(balances()).toEqual([1_000_000n, 89_500n]);
    },
  );

  it.each(['cash.redeemed', 'payments.asking', 'payments.answered', 'payments.moving'])(
    'at `%s` has redeemed a code once',
    async (point) => {
      const { payment, code } = await make(randomUUID());
      const body = { code: code!, amount: mad(10_000) };
      const redeem = () => stage.asks.ask(redeemWithdrawalCode, { caller: agent.caller, body }, quickly);
      await crashAt(stage, point, redeem);
      await redeem();
      expect(await endOf(payment)).toMatchObject({ state: 'completed' });
      expect(balances()).toEqual([1_010_000n, 89_500n]);
      expect(await told(payment)).toEqual(['payments-completed']);
    },
  );
});
