import { randomUUID } from 'node:crypto';
import type { TopUpV1 } from '@hanout/contracts';
import { aFloatSwap, atTheCounter, cashOutOf, floatOf, floatSwapOf, otherFloatOf } from '../agents';
import { staff } from '../people';
import { cashFlagAt } from '../planted';
import type { Call, Scenario, Scenarios } from '../scenario';
import type { World } from '../world';

const aTopUp = (floatId: string): object => ({
  topUpId: randomUUID(),
  floatId,
  amount: { minor: '500000', currency: 'MAD' },
  bankReference: `VIR-${randomUUID()}`,
});

/** Of somebody else, so that the one who walks may approve it. */
const proposed = async (world: World): Promise<string> => {
  const { floatId } = await floatOf(world);
  const path = '/float-top-ups';
  return (await world.api.ok<TopUpV1>(staff('finance'), 'POST', path, aTopUp(floatId))).topUpId;
};

const aCount = (): object => ({
  entryId: randomUUID(),
  kind: 'count',
  amount: { minor: '500000', currency: 'MAD' },
});

const REASON = { reason: 'of this walk' };

const closing = (flagId: string): Call => ({
  params: { flagId },
  body: { state: 'harmless', note: 'of this walk' },
});

const keyed = (): Call => ({ headers: { 'idempotency-key': randomUUID() } });

const newCash = (walletId: string): Call => ({
  headers: { 'idempotency-key': randomUUID() },
  body: { walletId, amount: { minor: '10000', currency: 'MAD' } },
});

const redeemed = (code: string): Call => ({ body: { code, amount: { minor: '10000', currency: 'MAD' } } });

const askedFor = async (world: World, agentCode?: string): Promise<Call> => ({
  headers: { 'idempotency-key': randomUUID() },
  body: aFloatSwap(agentCode === undefined ? await otherFloatOf(world) : { agentCode }),
});

/** Of the agent of the walk by another, and the other way round: then it is not his to answer. */
const asked: Scenario = {
  own: async (world, asking) => {
    const [of, by] = [await floatOf(world), await otherFloatOf(world)];
    return atTheCounter(world, asking, { params: { paymentId: await floatSwapOf(world, { by, of }) } });
  },
  others: async (world, asking) => {
    const [by, of] = [await floatOf(world), await otherFloatOf(world)];
    return atTheCounter(world, asking, { params: { paymentId: await floatSwapOf(world, { by, of }) } });
  },
  absent: (world, asking) => atTheCounter(world, asking, { params: { paymentId: randomUUID() } }),
};

/** At the counter of the walk, for its customer. */
const atWork: Scenario = {
  own: (world, asked) => atTheCounter(world, asked, newCash(world.customer.walletId)),
  others: null,
  absent: (world, asked) => atTheCounter(world, asked, newCash(randomUUID())),
};

export const cashScenarios = {
  'payments.cash-in': atWork,
  'payments.cash-out': atWork,
  // A payment that is no cash is not there for a counter, and what is asked there is not done yet.
  'payments.cancel-cash': {
    own: async (world, asking) =>
      atTheCounter(world, asking, { ...keyed(), params: { paymentId: await cashOutOf(world) } }),
    others: (world, asking) =>
      atTheCounter(world, asking, { ...keyed(), params: { paymentId: world.otherPaymentId } }),
    absent: (world, asking) =>
      atTheCounter(world, asking, { ...keyed(), params: { paymentId: randomUUID() } }),
  },
  // Without a right PIN: its owner is told so.
  'payments.make-authorisation-code': {
    own: () => ({
      body: {
        codeId: randomUUID(),
        ceiling: { minor: '10000', currency: 'MAD' },
        proof: { pin: '0000' },
      },
    }),
    others: null,
    absent: null,
  },
  // In a currency that nothing is kept in: the owner says so before he looks at the code.
  'payments.charge-authorisation-code': {
    own: ({ customer: { walletId } }) => ({
      headers: { 'idempotency-key': randomUUID() },
      body: { payerWalletId: walletId, code: '000000', amount: { minor: '1000', currency: 'EUR' } },
    }),
    others: null,
    absent: null,
    reachedBy: 400,
  },
  'payments.price-withdrawal': {
    own: () => ({ body: { amount: { minor: '10000', currency: 'MAD' } } }),
    others: null,
    absent: null,
  },
  // Without a right PIN: its owner is told so.
  'payments.make-withdrawal-code': {
    own: () => ({
      headers: { 'idempotency-key': randomUUID() },
      body: { amount: { minor: '10000', currency: 'MAD' }, proof: { pin: '0000' } },
    }),
    others: null,
    absent: null,
  },
  // A code that is none: its twelve digits do not fit together.
  'payments.redeem-withdrawal-code': {
    own: (world, asked) => atTheCounter(world, asked, redeemed('123456789012')),
    others: null,
    absent: (world, asked) => atTheCounter(world, asked, redeemed('000000000018')),
    reachedBy: 400,
  },
  'payments.declare-cash': {
    own: (world, asked) => atTheCounter(world, asked, { body: aCount() }),
    others: null,
    absent: null,
  },
  'payments.read-drawer': { own: atTheCounter, others: null, absent: null },
  'payments.set-low-marks': {
    own: (world, asked) => atTheCounter(world, asked, { body: { changeId: randomUUID() } }),
    others: null,
    absent: null,
  },
  'payments.ask-for-float': {
    own: async (world, asking) => atTheCounter(world, asking, await askedFor(world)),
    others: null,
    absent: async (world, asking) => atTheCounter(world, asking, await askedFor(world, 'A-NOBODY')),
  },
  'payments.agree-to-float-swap': asked,
  'payments.refuse-float-swap': asked,
  'payments.read-cash-forecast': {
    own: (world, asked) => atTheCounter(world, asked, { params: { payday: '2021-12-07' } }),
    others: null,
    absent: null,
  },
  'payments.read-float-swaps': { own: atTheCounter, others: null, absent: null },
  'payments.read-floats': { own: atTheCounter, others: null, absent: null },
  'payments.propose-top-up': {
    own: async (world) => ({ body: aTopUp((await floatOf(world)).floatId) }),
    others: null,
    absent: () => ({ body: aTopUp(randomUUID()) }),
  },
  'payments.approve-top-up': {
    own: async (world) => ({ params: { topUpId: await proposed(world) } }),
    others: null,
    absent: () => ({ params: { topUpId: randomUUID() } }),
  },
  'payments.reject-top-up': {
    own: async (world) => ({ params: { topUpId: await proposed(world) }, body: REASON }),
    others: null,
    absent: () => ({ params: { topUpId: randomUUID() }, body: REASON }),
  },
  // Of somebody else: its owner is told that only he withdraws it.
  'payments.withdraw-top-up': {
    own: async (world) => ({ params: { topUpId: await proposed(world) }, body: REASON }),
    others: null,
    absent: () => ({ params: { topUpId: randomUUID() }, body: REASON }),
  },
  'payments.read-top-ups': { own: () => ({}), others: null, absent: null },
  'payments.read-cash-flags': { own: () => ({}), others: null, absent: null },
  'payments.close-cash-flag': {
    own: async (world) => closing(await cashFlagAt(world, (await floatOf(world)).floatId)),
    others: null,
    absent: () => closing(randomUUID()),
  },
} satisfies Partial<Scenarios<`payments.${string}`>>;
