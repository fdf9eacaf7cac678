import { randomUUID } from 'node:crypto';
import {
  approvePayment,
  approveReversal,
  cashIn,
  createPayment,
  proposeReversal,
  readPayment,
  readReceipt,
  readReversal,
  readReversals,
  readStatement,
  readTimeline,
  readWalletStatement,
  recallPayment,
  refundPayment,
  rejectReversal,
  type CallerV1,
  type PaymentV1,
  type ReversalBodyV1,
  type ReversalV1,
} from '@hanout/contracts';
import { fakeAnswers, waitFor } from '@hanout/testing';
import { crashAt } from '../../test/crash-at';
import { CASH_IN_SCHEDULE, FAST, mad, P2P_SCHEDULE, Stage, type Actor } from '../../test/stage';
import { FEE_INCOME_ACCOUNT_ID } from '../payments/payment.transfer';

let stage: Stage;
let shop: Actor & { code: string };
let payer: Actor;
let friend: Actor;

beforeAll(async () => {
  stage = await Stage.set({ ...FAST, LEDGER_DEADLINE_MS: '300', ANSWER_WITHIN_MS: '700' });
  for (const schedule of [undefined, P2P_SCHEDULE, CASH_IN_SCHEDULE]) await stage.publishSchedule(schedule);
});
beforeEach(async () => {
  stage.ledger.mood = 'well';
  [shop, payer, friend] = [
    await stage.aMerchant(),
    await stage.aCustomer(100_000n),
    await stage.aCustomer(0n),
  ];
});
afterAll(() => stage?.strike());

const staff = (...roles: CallerV1['roles']): CallerV1 => ({ kind: 'staff', id: randomUUID(), roles });
const [maker, checker] = [staff('support'), staff('finance')];
const quickly = { deadlineMs: 3_000 };

const pay = async (payee: object = { merchantCode: shop.code }, minor = 20_000): Promise<PaymentV1> => {
  const body = { ...payee, amount: mad(minor) };
  const question = { caller: payer.caller, idempotencyKey: randomUUID(), body };
  return (await stage.asks.ask(createPayment, question)).payment;
};
const propose = (
  { paymentId }: { paymentId: string },
  given: Partial<ReversalBodyV1> = {},
  caller: CallerV1 = maker,
): Promise<ReversalV1> => {
  const body = { reversalId: randomUUID(), reason: 'own_error' as const, note: 'Posted twice', ...given };
  return stage.asks.ask(proposeReversal, { caller, paymentId, body });
};
const approve = ({ reversalId, contentHash }: ReversalV1, caller = checker): Promise<ReversalV1> => {
  const body = { contentHash, reason: 'Seen' };
  return stage.asks.ask(approveReversal, { caller, reversalId, body }, quickly);
};
const refund = ({ paymentId }: PaymentV1, minor?: number) => {
  const body = minor === undefined ? {} : { amount: mad(minor) };
  return stage.asks.ask(refundPayment, {
    caller: shop.caller,
    idempotencyKey: randomUUID(),
    paymentId,
    body,
  });
};
const recall = ({ paymentId }: PaymentV1) => {
  const question = { caller: payer.caller, idempotencyKey: randomUUID(), paymentId };
  return stage.asks.ask(recallPayment, { ...question, body: { reason: 'wrong_person' } });
};
const read = async (paymentId: string, caller = payer.caller) =>
  (await stage.asks.ask(readPayment, { caller, paymentId })).payment;
const balances = () => [payer, shop, friend].map(({ person }) => stage.ledger.balanceOf(person.walletId));
const codesOf = async (work: Promise<unknown>[]): Promise<string[]> =>
  (await Promise.allSettled(work)).map((one) =>
    one.status === 'fulfilled' ? 'done' : (one.reason as { code: string }).code,
  );
/** What came of its payment, once the ledger has said so. */
const endOf = async ({ reversalId }: ReversalV1): Promise<ReversalV1> => {
  const look = () => stage.asks.ask(readReversal, { caller: checker, reversalId });
  await waitFor(async () => ['completed', 'failed'].includes((await look()).payment?.state ?? ''), {
    what: 'the reversal to end',
  });
  return look();
};

describe('a reversal', () => {
  it('gives the whole back once two people want it, the fee to the shop that bore it', async () => {
    const fees = stage.ledger.balanceOf(FEE_INCOME_ACCOUNT_ID);
    const paid = await pay();
    expect(balances()).toEqual([80_000n, 19_880n, 0n]);
    const asked = await propose(paid);
    expect(asked).toMatchObject({ state: 'proposed', amount: mad(20_000), fee: mad(120) });
    expect(await stage.asks.ask(readReversals, { caller: checker })).toMatchObject({ items: [asked] });
    expect(balances()).toEqual([80_000n, 19_880n, 0n]);
    const done = await approve(asked);
    expect(done).toMatchObject({
      state: 'approved',
      decidedBy: checker.id,
      payment: {
        paymentId: asked.reversalId,
        kind: 'reversal',
        state: 'completed',
        refundOf: paid.paymentId,
        merchantCode: shop.code,
        amount: mad(20_000),
        fee: mad(120),
        feePaidBy: 'payee',
      },
    });
    expect(balances()).toEqual([100_000n, 0n, 0n]);
    expect(stage.ledger.balanceOf(FEE_INCOME_ACCOUNT_ID)).toBe(fees);
    expect(await read(paid.paymentId)).toMatchObject({ state: 'completed', refunded: mad(20_000) });
    expect((await stage.asks.ask(readReversals, { caller: checker })).items).toEqual([]);
  });

  it('gives a payer’s fee back to him, and of what was refunded in part only what is left', async () => {
    const given = await pay({ walletId: friend.person.walletId });
    expect(given.fee).toEqual(mad(140));
    expect(balances()).toEqual([79_860n, 0n, 20_000n]);
    await approve(await propose(given));
    expect(balances()).toEqual([100_000n, 0n, 0n]);
    const paid = await pay();
    await refund(paid, 5_000);
    const done = await approve(await propose(paid));
    expect(done).toMatchObject({ amount: mad(15_000), fee: mad(90) });
    expect(balances()).toEqual([100_000n, 0n, 0n]);
  });

  it('is told to both sides, and stands in statement, receipt, timeline and audit trail', async () => {
    const paid = await pay();
    const { reversalId } = await approve(await propose(paid));
    const [fact] = await stage.told(reversalId);
    expect(fact).toMatchObject({
      name: 'payments-completed',
      data: {
        kind: 'reversal',
        refundOf: paid.paymentId,
        payer: { walletId: shop.person.walletId, personId: shop.person.personId, code: shop.code },
        payee: { walletId: payer.person.walletId, personId: payer.person.personId },
      },
    });
    const timeline = await stage.asks.ask(readTimeline, { caller: payer.caller, paymentId: reversalId });
    expect(timeline.entries.map(({ event }) => event)).toEqual(['opened', 'posted']);
    expect(timeline.givingBack).toBeUndefined();
    const ofOriginal = await stage.asks.ask(readTimeline, {
      caller: payer.caller,
      paymentId: paid.paymentId,
    });
    expect(ofOriginal.givingBack).toMatchObject([
      { paymentId: reversalId, kind: 'reversal', reference: timeline.reference, state: 'completed' },
    ]);
    const receipts = [shop, payer].map(({ caller }) =>
      stage.asks.ask(readReceipt, { caller, paymentId: reversalId, format: 'json', language: 'fr' }),
    );
    expect((await Promise.all(receipts)).map(({ receipt }) => receipt?.fee)).toEqual([
      { minor: '-120', currency: 'MAD' },
      undefined,
    ]);
    const ledger = await fakeAnswers(stage.nats.url, readStatement, ({ accountId }) => ({
      accountId,
      opening: mad(80_000),
      closing: mad(100_000),
      lines: [
        {
          entryId: '1',
          transferId: reversalId,
          kind: stage.ledger.posted.get(reversalId)!.transfer.kind,
          direction: 'credit' as const,
          amount: mad(20_000),
          balanceAfter: mad(100_000),
          counterAccountId: shop.person.walletId,
          postedAt: new Date().toISOString(),
        },
      ],
    }));
    const { day } = await stage.asks.ask(readWalletStatement, {
      caller: payer.caller,
      period: 'today',
      format: 'json',
      language: 'fr',
    });
    await ledger.stop();
    expect(day?.lines).toMatchObject([{ kind: 'reversal', paymentId: reversalId, direction: 'credit' }]);
    const trail = await stage.query(
      `select operation, subject_id, actor_id as id from audit_entries
        where subject_id in ($1, $2) order by operation`,
      [paid.paymentId, reversalId],
    );
    expect(trail).toEqual([
      { operation: 'payments.approve-reversal', subject_id: paid.paymentId, id: checker.id },
      { operation: 'two-person.approve', subject_id: reversalId, id: checker.id },
      { operation: 'two-person.propose', subject_id: reversalId, id: maker.id },
    ]);
  });

  it('asked or approved twice is one, and of two approvers at once one decides', async () => {
    const paid = await pay();
    const reversalId = randomUUID();
    const asked = await Promise.all(Array.from({ length: 5 }, () => propose(paid, { reversalId })));
    expect(new Set(asked.map((one) => JSON.stringify(one))).size).toBe(1);
    const [one] = asked as [ReversalV1];
    const other = staff('finance');
    const codes = await codesOf([approve(one), approve(one, other)]);
    expect(codes.sort()).toEqual(['done', 'two-person.already_decided']);
    const decided = await endOf(one);
    const by = decided.decidedBy === other.id ? other : checker;
    expect(await approve(one, by)).toEqual(decided);
    expect(await propose(paid, { reversalId })).toEqual(decided);
    expect(balances()).toEqual([100_000n, 0n, 0n]);
    // Another one of the same payment finds nothing left.
    await expect(propose(paid)).rejects.toMatchObject({ code: 'payments.nothing_to_reverse' });
  });

  it('of two that were asked for one payment undoes it once', async () => {
    const paid = await pay();
    await pay();
    const both = [await propose(paid), await propose(paid)] as const;
    const codes = await codesOf(both.map((one) => approve(one)));
    expect(codes.sort()).toEqual(['done', 'payments.nothing_to_reverse']);
    expect(balances()).toEqual([80_000n, 19_880n, 0n]);
  });

  it('needs another person, the right role, and what was seen', async () => {
    const [paid, reversalId] = [await pay(), randomUUID()];
    const own = staff('finance');
    const asked = await propose(paid, { reversalId }, own);
    const client: CallerV1 = { ...checker, kind: 'client' };
    expect(
      await codesOf([
        approve(asked, own),
        approve(asked, staff('support')),
        approve(asked, shop.caller),
        approve(asked, client),
        approve({ ...asked, contentHash: '0'.repeat(64) }),
        propose(paid, {}, payer.caller),
        propose(paid, {}, { ...maker, kind: 'client' }),
        propose(paid, { reversalId, reason: 'fraud' }, own),
        propose(await pay(), { reversalId }, own),
        propose({ paymentId: randomUUID() }),
        approve({ ...asked, reversalId: randomUUID() }),
      ]),
    ).toEqual([
      'two-person.same_person',
      ...Array<string>(3).fill('platform.forbidden'),
      'two-person.other_content',
      'platform.forbidden',
      'platform.forbidden',
      'two-person.id_reused',
      'two-person.id_reused',
      'payments.unknown_payment',
      'payments.unknown_reversal',
    ]);
    expect(await read(paid.paymentId)).toMatchObject({ refunded: mad(0) });
  });

  it('that is rejected moves nothing, and stays so', async () => {
    const paid = await pay();
    const asked = await propose(paid);
    const rejecting = { caller: checker, reversalId: asked.reversalId, body: { reason: 'No error' } };
    expect(await stage.asks.ask(rejectReversal, rejecting)).toMatchObject({ state: 'rejected' });
    await expect(approve(asked)).rejects.toMatchObject({ code: 'two-person.already_decided' });
    expect((await propose(paid)).state).toBe('proposed');
    expect(balances()).toEqual([80_000n, 19_880n, 0n]);
  });

  it('is not of what gives back, of cash, or of what never came about', async () => {
    const paid = await pay();
    const { payment: refunded } = await refund(paid, 1_000);
    const asked = await propose(paid);
    const reversed = (await approve(asked)).payment!;
    const given = await pay({ walletId: friend.person.walletId }, 1_000);
    const { payment: recalled } = await recall(given);
    await stage.asks.ask(approvePayment, {
      caller: friend.caller,
      paymentId: recalled.paymentId,
      body: {},
    });
    const agent = await stage.anAgent();
    const { payment: cash } = await stage.asks.ask(cashIn, {
      caller: agent.caller,
      idempotencyKey: randomUUID(),
      body: { walletId: payer.person.walletId, amount: mad(10_000) },
    });
    stage.ledger.balances.set(payer.person.walletId, 0n);
    const failed = await pay();
    expect([refunded, reversed, cash, failed].map(({ state }) => state)).toEqual([
      'completed',
      'completed',
      'completed',
      'failed',
    ]);
    for (const one of [refunded, reversed, recalled, cash, failed])
      await expect(propose(one)).rejects.toMatchObject({ code: 'payments.not_reversible' });
    await expect(refund(reversed)).rejects.toMatchObject({ code: 'payments.not_refundable' });
    await expect(recall(reversed)).rejects.toMatchObject({ code: 'payments.unknown_payment' });
    const rows = await stage.query('select 1 from proposals where subject_id = any($1::text[])', [
      [refunded, reversed, recalled, cash, failed].map(({ paymentId }) => paymentId),
    ]);
    expect(rows).toEqual([]);
  });

  it('fails when the payee has no money, sets what it held free, and may be asked for anew', async () => {
    const paid = await pay();
    stage.ledger.balances.set(shop.person.walletId, 0n);
    const asked = await propose(paid);
    const failed = { state: 'approved', payment: { state: 'failed', failure: 'insufficient_funds' } };
    expect(await approve(asked)).toMatchObject(failed);
    // Its end is its end.
    stage.ledger.balances.set(shop.person.walletId, 19_880n);
    expect(await approve(asked)).toMatchObject(failed);
    expect(await read(paid.paymentId)).toMatchObject({ refunded: mad(0) });
    const again = await approve(await propose(paid));
    expect(again.payment).toMatchObject({ state: 'completed' });
    expect(balances()).toEqual([100_000n, 0n, 0n]);
  });

  it('never gives back more than was paid, whoever gives back at the same moment', async () => {
    await pay(undefined, 30_000); // the shop has money enough for more
    for (let round = 0; round < 3; round += 1) {
      const paid = await pay(undefined, 10_000);
      const before = stage.ledger.balanceOf(payer.person.walletId);
      const asked = await Promise.all([propose(paid), propose(paid)]);
      await codesOf([
        refund(paid, 6_000),
        approve(asked[0]!),
        recall(paid),
        refund(paid, 7_000),
        approve(asked[1]!),
        refund(paid),
      ]);
      // What a recall holds waits for the shop's word, which is yes.
      const held = await stage.query<{ payment_id: string }>(
        `select payment_id from payments where refund_of = $1 and state = 'held'`,
        [paid.paymentId],
      );
      for (const { payment_id: paymentId } of held)
        await stage.asks.ask(approvePayment, { caller: shop.caller, paymentId, body: {} });
      await waitFor(async () => BigInt((await read(paid.paymentId)).refunded.minor) >= 6_000n, {
        what: 'something to be given back',
      });
      const { refunded } = await read(paid.paymentId);
      expect(stage.ledger.balanceOf(payer.person.walletId) - before).toBe(BigInt(refunded.minor));
      expect(BigInt(refunded.minor)).toBeLessThanOrEqual(10_000n);
    }
  });
});

describe('a reversal on the way', () => {
  it.each(['reversal-opening', 'reversal-approved', 'asking', 'answered', 'moving', 'written'])(
    'is done once when the service dies at `%s`',
    async (point) => {
      const paid = await pay();
      const asked = await propose(paid);
      await crashAt(stage, `payments.${point}`, () => approve(asked));
      await approve(asked);
      expect((await endOf(asked)).payment).toMatchObject({ state: 'completed' });
      expect(balances()).toEqual([100_000n, 0n, 0n]);
      expect((await stage.told(asked.reversalId)).map(({ name }) => name)).toEqual(['payments-completed']);
    },
  );

  it.each(['deaf', 'mute', 'broken'] as const)('hears a late yes when the ledger is %s', async (mood) => {
    const asked = await propose(await pay());
    stage.ledger.mood = mood;
    expect((await approve(asked)).payment).toMatchObject({ state: 'pending' });
    await waitFor(
      () => stage.ledger.asked.filter(({ transferId }) => transferId === asked.reversalId).length > 1,
      { what: 'the ledger to be asked again' },
    );
    stage.ledger.mood = 'well';
    expect((await endOf(asked)).payment).toMatchObject({ state: 'completed' });
    expect(balances()).toEqual([100_000n, 0n, 0n]);
  });

  it('hears a late no, and what it held is free', async () => {
    const paid = await pay();
    const asked = await propose(paid);
    stage.ledger.balances.set(shop.person.walletId, 1n);
    stage.ledger.mood = 'mute';
    expect((await approve(asked)).payment).toMatchObject({ state: 'pending' });
    await expect(refund(paid)).rejects.toMatchObject({ code: 'payments.refund_exceeds_rest' });
    stage.ledger.mood = 'well';
    expect((await endOf(asked)).payment).toMatchObject({ state: 'failed', failure: 'insufficient_funds' });
    stage.ledger.balances.set(shop.person.walletId, 19_880n);
    expect((await refund(paid)).payment).toMatchObject({ state: 'completed' });
    expect(balances()).toEqual([100_000n, 0n, 0n]);
  });
});
