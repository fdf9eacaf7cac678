import { randomUUID } from 'node:crypto';
import type { Role } from '@hanout/contracts';
import { atTheCounter, cashOutOf } from '../agents';
import { standingOrderOf } from '../planted';
import type { Asked, Call, Scenario, Scenarios } from '../scenario';
import type { World } from '../world';

const of = (paymentId: string): Call => ({ params: { paymentId } });
const withKey = (call: Call): Call => ({ ...call, headers: { 'idempotency-key': randomUUID() } });

const paid = (world: World, role: Role): object =>
  role === 'customer' ? world.newBill() : world.newPayment();

const recalled = (paymentId: string): Call => withKey({ ...of(paymentId), body: { reason: 'wrong_person' } });
const answered = (make: (world: World, asked: Asked) => Promise<string>): Scenario => ({
  own: async (world, asked) => of(await make(world, asked)),
  others: ({ otherPaymentId }) => of(otherPaymentId),
  absent: () => of(randomUUID()),
});

/** Reading a bulk, its lines, problems and results; deciding on one that is still being sent is refused by its state. */
const ofBulk = (body?: object): Scenario => {
  const call = (bulkId: string): Call => ({ params: { bulkId }, ...(body && { body }) });
  return {
    own: ({ bulkId }) => call(bulkId),
    others: ({ otherBulkId }) => call(otherBulkId),
    absent: () => call(randomUUID()),
  };
};

/** The list of what waits names no bulk. */
const withList = ({ own, others, absent }: Scenario): Scenario => {
  const ofOne =
    (make: Scenario['own'] | null): Scenario['own'] =>
    (world, asked) =>
      asked.endpoint.path.includes(':') ? (make?.(world, asked) ?? null) : null;
  return {
    own: (world, asked) => (asked.endpoint.path.includes(':') ? own(world, asked) : {}),
    others: ofOne(others),
    absent: ofOne(absent),
  };
};

const NOBODIES = [{ payerWalletId: randomUUID() }, { payerWalletId: randomUUID() }];

const ofSplit = (): Scenario => {
  const call = (splitId: string): Call => ({ params: { splitId } });
  return {
    own: async (world, { role }) => call(await world.splitBy(role === 'customer' ? role : 'merchant')),
    others: async (world, { role }) =>
      call(await world.splitBy(role === 'customer' ? 'merchant' : 'customer')),
    absent: () => call(randomUUID()),
  };
};

/** What the one who walks takes part in: at a counter, what was asked for there. */
const paidOf: Scenario['own'] = async (world, asked) =>
  asked.role === 'agent' ? atTheCounter(world, asked, of(await cashOutOf(world))) : of(world.paymentId);

export const paymentsScenarios = {
  'payments.follow': {
    own: (_world, { role }) => (role === 'agent' ? { as: { agentId: randomUUID() } } : {}),
    others: null,
    absent: null,
    isStream: true,
  },
  // Without a right PIN: its owner is told so.
  'payments.create-payout': {
    own: () =>
      withKey({
        body: {
          network: 'wana-cash',
          account: '+212612345678',
          amount: { minor: '10000', currency: 'MAD' },
          proof: { pin: '0000' },
        },
      }),
    others: null,
    absent: null,
  },
  'payments.make-qr-code': { own: () => ({ body: {} }), others: null, absent: null },
  'payments.draw-qr-code': { own: () => ({}), others: null, absent: null },
  'payments.read-sale': {
    own: async (world) => ({ params: { qrCodeId: await world.newSale(world.shop) } }),
    others: async (world) => ({ params: { qrCodeId: await world.newSale(world.otherShop) } }),
    absent: () => ({ params: { qrCodeId: randomUUID() } }),
  },
  'payments.open-shift': { own: () => ({ body: { shiftId: randomUUID() } }), others: null, absent: null },
  'payments.close-shift': {
    own: async (world) => ({ params: { shiftId: await world.shiftAt(world.shop) } }),
    others: async (world) => ({ params: { shiftId: await world.shiftAt(world.otherShop) } }),
    absent: () => ({ params: { shiftId: randomUUID() } }),
  },
  'payments.read-shifts': { own: () => ({}), others: null, absent: null },
  // A code that is no code: its owner says so.
  'payments.read-qr-code': {
    own: () => ({ body: { text: 'nothing' } }),
    others: null,
    absent: null,
    reachedBy: 400,
  },
  // A customer pays a bill, a shop its supplier.
  'payments.quote': { own: (world, { role }) => ({ body: paid(world, role) }), others: null, absent: null },
  'payments.create': {
    own: (world, { role }) => withKey({ body: paid(world, role) }),
    others: null,
    absent: (world) => withKey({ body: { ...world.newPayment(), merchantCode: 'NOBODY' } }),
  },
  'payments.read': {
    own: paidOf,
    others: ({ otherPaymentId }) => of(otherPaymentId),
    absent: () => of(randomUUID()),
  },
  'payments.refund': {
    own: ({ paymentId }) => withKey(of(paymentId)),
    others: ({ otherPaymentId }) => withKey(of(otherPaymentId)),
    absent: () => withKey(of(randomUUID())),
  },
  'payments.request': {
    own: (world, { role }) => withKey({ body: world.newRequest(role) }),
    others: null,
    absent: (world, { role }) =>
      withKey({ body: { ...world.newRequest(role), payerWalletId: randomUUID() } }),
  },
  'payments.approve': answered((world, { role }) => world.requestTo(role)),
  'payments.decline': answered((world, { role }) => world.requestTo(role)),
  'payments.cancel': {
    own: async (world, asked) =>
      asked.role === 'agent'
        ? atTheCounter(world, asked, of(await cashOutOf(world)))
        : of(await world.requestBy(asked.role)),
    others: ({ otherPaymentId }) => of(otherPaymentId),
    absent: () => of(randomUUID()),
  },
  'payments.recall': {
    own: ({ paymentId, supplierPaymentId }, { role }) =>
      recalled(role === 'merchant' ? supplierPaymentId : paymentId),
    others: ({ otherPaymentId }) => recalled(otherPaymentId),
    absent: () => recalled(randomUUID()),
  },
  'payments.read-requests': { own: () => ({}), others: null, absent: null },
  'payments.read-timeline': {
    own: paidOf,
    others: ({ otherPaymentId }) => of(otherPaymentId),
    absent: () => of(randomUUID()),
  },
  'payments.find': { own: () => ({}), others: null, absent: null },
  'payments.create-standing-order': {
    own: (world) => ({ body: world.newStandingOrder() }),
    others: null,
    absent: (world) => ({ body: { ...world.newStandingOrder(), merchantCode: 'NOBODY' } }),
  },
  'payments.read-standing-orders': { own: () => ({}), others: null, absent: null },
  'payments.cancel-standing-order': {
    own: async (world, { role }) => ({ params: { standingOrderId: await standingOrderOf(world, role) } }),
    others: async (world, { role }) => ({
      params: {
        standingOrderId: await standingOrderOf(world, role === 'customer' ? 'merchant' : 'customer'),
      },
    }),
    absent: () => ({ params: { standingOrderId: randomUUID() } }),
  },
  'payments.create-split': {
    own: (world, { role }) => ({ body: world.newSplit(role) }),
    others: null,
    absent: (world, { role }) => ({ body: { ...world.newSplit(role), parts: NOBODIES } }),
  },
  'payments.read-split': withList(ofSplit()),
  'payments.cancel-split': ofSplit(),
  // Of the wallet one signed in to: no request can name another.
  'payments.read-wallet': { own: () => ({}), others: null, absent: null },
  'payments.read-receipt': {
    own: ({ paymentId }) => of(paymentId),
    others: ({ otherPaymentId }) => of(otherPaymentId),
    absent: () => of(randomUUID()),
  },
  'payments.read-statement': {
    own: (world, asked) => atTheCounter(world, asked, { params: { period: 'today' } }),
    others: null,
    absent: null,
  },
  'payments.create-bulk': {
    own: (world) => ({ body: world.newBulk(world.shop) }),
    others: null,
    absent: (world) => ({ body: { ...world.newBulk(world.shop), merchantCode: 'NOBODY' } }),
  },
  // Not the file that was announced: its owner says so.
  'payments.send-bulk-file': {
    own: ({ bulkId }) => ({ params: { bulkId }, file: 'reference;payee;amount\r\n' }),
    others: null,
    absent: () => ({ params: { bulkId: randomUUID() }, file: 'reference;payee;amount\r\n' }),
    reachedBy: 400,
  },
  // Not what is in the file: its owner is told so, and is not asked for a proof.
  'payments.consent-to-bulk': ofBulk({
    sha256: '0'.repeat(64),
    lines: 1,
    total: { minor: '1000', currency: 'MAD' },
    proof: { pin: '482193' },
  }),
  'payments.approve-bulk': ofBulk({ contentHash: '0'.repeat(64), reason: 'seen' }),
  'payments.reject-bulk': ofBulk({ reason: 'seen' }),
  'payments.retry-bulk': ofBulk(),
  'payments.read-bulk': withList(ofBulk()),
} satisfies Partial<Scenarios<`payments.${string}`>>;
