import { randomUUID } from 'node:crypto';
import { crashAt } from '../../test/crash-at';
import { declined, PayoutDesk, succeeded } from '../../test/payout-desk';
import { FAST, PAYOUT_SCHEDULE, Stage, type Actor } from '../../test/stage';
import { wronglyAsked } from '../../test/wrongly-asked';
import { positionAccountId } from '../payments/payment.transfer';

let stage: Stage;
let desk: PayoutDesk;
let payer: Actor;

beforeAll(async () => {
  stage = await Stage.set({ ...FAST, ASK_NETWORKS_EVERY_MS: '50', ASK_UNTOLD_AFTER_MS: '86400000' });
  await stage.publishSchedule(PAYOUT_SCHEDULE);
  desk = await PayoutDesk.open(stage, ['wafacash']);
});
beforeEach(async () => {
  desk.atOnce = (payoutId) => ({ payoutId, state: 'waiting' });
  payer = await stage.aCustomer(100_000n);
});
afterEach(async () => expect(await wronglyAsked(stage)).toEqual([]));
afterAll(async () => {
  await desk?.close();
  await stage?.strike();
});

const balances = () =>
  [payer.person.walletId, positionAccountId('wafacash')].map((id) => stage.ledger.balanceOf(id));
const told = async (paymentId: string) => (await stage.told(paymentId)).map(({ name }) => name);
const payoutsOf = () =>
  stage.query('select 1 from payments where payer_wallet_id = $1', [payer.person.walletId]);

describe('a service that dies while it pays out', () => {
  it.each([
    'payments.opening',
    'payments.opened',
    'payments.asking',
    'payments.answered',
    'payments.moving',
    'payments.written',
    'payouts.taken',
  ])('at `%s` has asked its network for one, and pays it once', async (point) => {
    const [, before] = balances();
    const key = randomUUID();
    await crashAt(stage, point, () => desk.pay(payer, {}, key));
    const { payment } = await desk.pay(payer, {}, key);
    await desk.isTaken(payment.paymentId);
    await desk.comesTo(payment.paymentId, 'held');
    expect(balances()).toEqual([90_000n, before]);
    await desk.tell('wafacash', succeeded(payment.paymentId));
    await desk.comesTo(payment.paymentId, 'completed');
    expect(balances()).toEqual([90_000n, before! + 10_000n]);
    expect(await told(payment.paymentId)).toEqual(['payments-completed']);
    expect(await payoutsOf()).toHaveLength(1);
  });

  describe.each([
    ['completed', succeeded, 90_000n, 'payments-completed'],
    ['declined', declined, 100_000n, 'payment-ended'],
  ] as const)('when its network has ended it as %s, ends it so once', (state, said, left, fact) => {
    it.each(['payouts.taken', 'payments.moving', 'payments.answered'])('after %s', async (point) => {
      const [, before] = balances();
      const { payment } = await desk.pay(payer);
      await desk.isTaken(payment.paymentId);
      desk.states.set(payment.paymentId, said(payment.paymentId));
      // The service that is about to die is the only one there is: it asks for it once more.
      await crashAt(stage, point, () =>
        stage.outside('update payouts set ask_at = now() where payment_id = $1', [payment.paymentId]),
      );
      // Where the answer was lost on the way, its turn comes again.
      await desk.comesTo(payment.paymentId, state);
      const [balance, position] = balances();
      expect([balance, position! - before!]).toEqual([left, 100_000n - left]);
      expect(await told(payment.paymentId)).toEqual([fact]);
    });
  });
});
