import { randomUUID } from 'node:crypto';
import {
  approvePayment,
  cancelPayment,
  cancelSplit,
  createSplit,
  declinePayment,
  readPayment,
  readRequests,
  readSplit,
  readSplits,
  SPLITS_PAGE_MAX,
  type CallerV1,
  type CreateSplitBodyV1,
  type SplitV1,
} from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { crashAt } from '../../test/crash-at';
import { FAST, mad, P2P_SCHEDULE, Stage, type Actor } from '../../test/stage';

let stage: Stage;
let shop: Actor & { code: string };
let payers: Actor[];

beforeAll(async () => {
  stage = await Stage.set({ ...FAST, ANSWER_WITHIN_MS: '1500' });
  await stage.publishSchedule();
  await stage.publishSchedule(P2P_SCHEDULE);
});
beforeEach(async () => {
  stage.ledger.mood = 'well';
  shop = await stage.aMerchant();
  payers = await Promise.all([1, 2, 3].map(() => stage.aCustomer(100_000n)));
});
afterAll(() => stage?.strike());

const walletOf = ({ person }: Actor) => person.walletId;
const create = (body: Partial<CreateSplitBodyV1> = {}, by: Actor = shop): Promise<SplitV1> =>
  stage.asks.ask(createSplit, {
    caller: by.caller,
    body: {
      splitId: randomUUID(),
      amount: mad(10_000),
      parts: payers.map((payer) => ({ payerWalletId: walletOf(payer) })),
      ...body,
    },
  });
const read = ({ splitId }: { splitId: string }, by: Actor = shop) =>
  stage.asks.ask(readSplit, { caller: by.caller, splitId });
const cancel = ({ splitId }: SplitV1, by: Actor = shop) =>
  stage.asks.ask(cancelSplit, { caller: by.caller, splitId });
const of = (split: SplitV1, place: number) => ({
  caller: payers[place]!.caller,
  paymentId: split.parts[place]!.paymentId,
});
const approve = async (split: SplitV1, place: number) =>
  (await stage.asks.ask(approvePayment, { ...of(split, place), body: { pin: '4821' } })).payment.state;
const decline = async (split: SplitV1, place: number) =>
  (await stage.asks.ask(declinePayment, of(split, place))).payment.state;
const elapse = (split: SplitV1, place: number) =>
  stage.query(`update payments set expires_at = now() - interval '1 second' where payment_id = $1`, [
    split.parts[place]!.paymentId,
  ]);
const states = ({ parts }: SplitV1) => parts.map(({ state }) => state);
const balances = () => [...payers, shop].map((one) => stage.ledger.balanceOf(walletOf(one)));
const comesTo = async (split: SplitV1, state: string) => {
  await waitFor(async () => (await read(split)).state === state, { what: `the split to be ${state}` });
  return read(split);
};

describe('a split', () => {
  it('asks each payer for his part, and is complete when all have paid', async () => {
    const split = await create();
    expect(split).toMatchObject({ state: 'open', amount: mad(10_000), paid: mad(0) });
    expect(split.parts.map(({ amount }) => amount)).toEqual([mad(3_334), mad(3_333), mad(3_333)]);
    const { requests } = await stage.asks.ask(readRequests, { caller: payers[0]!.caller });
    expect(requests).toEqual([
      expect.objectContaining({ paymentId: split.parts[0]!.paymentId, kind: 'merchant_payment' }),
    ]);
    expect([await approve(split, 0), await approve(split, 1)]).toEqual(['completed', 'completed']);
    expect(await read(split)).toMatchObject({ state: 'open', paid: mad(6_667) });
    await approve(split, 2);
    expect(await read(split)).toMatchObject({ state: 'complete', paid: mad(10_000) });
    expect(balances()).toEqual([96_666n, 96_667n, 96_667n, 10_000n]);
    for (const { paymentId } of split.parts)
      expect((await stage.told(paymentId)).map(({ name }) => name)).toEqual([
        'payment-requested',
        'payments-completed',
      ]);
  });

  it('is made by the first payer too, of parts that he says', async () => {
    const maker = await stage.aCustomer(0n);
    const parts = payers.map((payer, place) => ({
      payerWalletId: walletOf(payer),
      amount: mad([5_000, 3_000, 2_000][place]!),
    }));
    const split = await create({ parts }, maker);
    expect(split.parts.map(({ amount }) => amount.minor)).toEqual(['5000', '3000', '2000']);
    for (const place of [0, 1, 2]) await approve(split, place);
    expect(stage.ledger.balanceOf(walletOf(maker))).toBe(10_000n);
    expect((await read(split, maker)).state).toBe('complete');
  });

  it.each([
    ['declined', (split: SplitV1) => decline(split, 2)],
    ['expired', (split: SplitV1) => elapse(split, 2)],
    [
      'cancelled',
      (split: SplitV1) => stage.asks.ask(cancelPayment, { ...of(split, 2), caller: shop.caller }),
    ],
  ])('of which a part is %s is over without being complete', async (end, act) => {
    const split = await create();
    await approve(split, 0);
    await act(split);
    await waitFor(async () => (await read(split)).parts[2]!.state === end, { what: `the part to be ${end}` });
    expect(await read(split)).toMatchObject({ state: 'open' });
    await approve(split, 1);
    expect(await read(split)).toMatchObject({ state: 'incomplete', paid: mad(6_667) });
    expect(states(await read(split))).toEqual(['completed', 'completed', end]);
  });

  it('is cancelled by its maker: what nobody has approved is over, what is paid stays', async () => {
    const split = await create();
    await approve(split, 1);
    const cancelled = await cancel(split);
    expect(cancelled).toMatchObject({ state: 'cancelled', paid: mad(3_333) });
    expect(states(cancelled)).toEqual(['cancelled', 'completed', 'cancelled']);
    expect(await cancel(split)).toEqual(cancelled);
    await expect(approve(split, 0)).rejects.toMatchObject({ code: 'payments.moved_on' });
    expect(balances()).toEqual([100_000n, 96_667n, 100_000n, 3_333n]);
    const told = await stage.told(split.parts[0]!.paymentId);
    expect(told.map(({ name }) => name)).toEqual(['payment-requested', 'payment-ended']);
  });

  it('that is complete is not cancelled any more', async () => {
    const split = await create();
    for (const place of [0, 1, 2]) await approve(split, place);
    const after = await cancel(split);
    expect(after.state).toBe('complete');
    expect(after).not.toHaveProperty('cancelledAt');
  });

  it('is its maker’s, and for others not there', async () => {
    const split = await create();
    for (const by of [payers[0]!, await stage.aMerchant()]) {
      await expect(read(split, by)).rejects.toMatchObject({ code: 'payments.unknown_split' });
      await expect(cancel(split, by)).rejects.toMatchObject({ code: 'payments.unknown_split' });
      await expect(create({ splitId: split.splitId }, by)).rejects.toMatchObject({
        code: 'payments.split_id_reused',
      });
    }
    const caller = { ...shop.caller, id: randomUUID(), roles: ['cashier' as const] };
    expect(await stage.asks.ask(readSplit, { caller, splitId: split.splitId })).toEqual(split);
    expect((await read(split)).state).toBe('open');
  });

  it('of which one part cannot be asked for asks nobody', async () => {
    const [one, other] = payers.map((payer) => ({ payerWalletId: walletOf(payer) }));
    const stranger = { payerWalletId: randomUUID() };
    const splitId = randomUUID();
    await expect(create({ splitId, parts: [one!, other!, stranger] })).rejects.toMatchObject({
      code: 'payments.unknown_payer',
      field: 'parts.2.payerWalletId',
    });
    const maker = payers[0]!;
    await expect(create({ splitId }, maker)).rejects.toMatchObject({
      code: 'payments.paying_oneself',
      field: 'parts.0.payerWalletId',
    });
    await expect(create({ splitId, parts: [one!] })).rejects.toMatchObject({
      code: 'platform.invalid_input',
    });
    await expect(
      create({ splitId, parts: Array.from({ length: 21 }, () => ({ payerWalletId: randomUUID() })) }),
    ).rejects.toMatchObject({ code: 'platform.invalid_input' });
    await expect(create({ splitId, amount: { minor: '300', currency: 'EUR' } })).rejects.toMatchObject({
      code: 'payments.unknown_currency',
    });
    await expect(read({ splitId })).rejects.toMatchObject({ code: 'payments.unknown_split' });
    const { requests } = await stage.asks.ask(readRequests, { caller: maker.caller });
    expect(requests).toEqual([]);
    expect((await create({ splitId })).state).toBe('open');
  });
});

describe('a split, once', () => {
  it('asked for again and at once is one; with another content its id is refused', async () => {
    const splitId = randomUUID();
    const splits = await Promise.all(Array.from({ length: 8 }, () => create({ splitId })));
    expect(new Set(splits.map((split) => JSON.stringify(split))).size).toBe(1);
    for (const changes of [{ amount: mad(9_000) }, { expiresInSeconds: 600 }])
      await expect(create({ splitId, ...changes })).rejects.toMatchObject({
        code: 'payments.split_id_reused',
      });
    for (const payer of payers) {
      const { requests } = await stage.asks.ask(readRequests, { caller: payer.caller });
      expect(requests).toHaveLength(1);
    }
  });

  it('approved by all at once, and again and again, is paid once by each', async () => {
    const split = await create();
    const acts = [0, 1, 2, 0, 1, 2, 0, 1, 2].map((place) => approve(split, place));
    expect(new Set(await Promise.all(acts))).toEqual(new Set(['completed']));
    expect(await read(split)).toMatchObject({ state: 'complete', paid: mad(10_000) });
    expect(balances()).toEqual([96_666n, 96_667n, 96_667n, 10_000n]);
  });

  it('approved and cancelled at once is one or the other, part by part', async () => {
    for (let round = 0; round < 5; round += 1) {
      const before = balances();
      const split = await create({ amount: mad(3_000) });
      const acts = [approve(split, 0), cancel(split), approve(split, 1), cancel(split), approve(split, 2)];
      const outcomes = await Promise.allSettled(acts);
      const refusals = outcomes.flatMap((one) =>
        one.status === 'rejected' ? (one.reason as { code: string }).code : [],
      );
      expect(new Set(['payments.moved_on', ...refusals])).toEqual(new Set(['payments.moved_on']));
      const after = await read(split);
      expect(['complete', 'cancelled']).toContain(after.state);
      const paid = balances().map((balance, place) => before[place]! - balance);
      expect(paid.slice(0, 3)).toEqual(states(after).map((state) => (state === 'completed' ? 1_000n : 0n)));
      expect(paid[3]).toBe(-BigInt(after.paid.minor));
    }
  });

  it.each(['mute', 'deaf'] as const)(
    'a part whose ledger is %s goes its way, cancelled or not',
    async (mood) => {
      const split = await create();
      stage.ledger.mood = mood;
      expect(await approve(split, 0)).toBe('pending');
      const cancelled = await cancel(split);
      expect([cancelled.state, ...states(cancelled)]).toEqual(['open', 'pending', 'cancelled', 'cancelled']);
      stage.ledger.mood = 'well';
      expect(await comesTo(split, 'cancelled')).toMatchObject({ paid: mad(3_334) });
      expect(balances()).toEqual([96_666n, 100_000n, 100_000n, 3_334n]);
    },
  );

  it('a part that the ledger refuses late leaves the others as they are', async () => {
    stage.ledger.balances.set(walletOf(payers[0]!), 0n);
    const split = await create();
    stage.ledger.mood = 'mute';
    expect(await approve(split, 0)).toBe('pending');
    stage.ledger.mood = 'well';
    await waitFor(async () => states(await read(split))[0] === 'failed', { what: 'the late no' });
    expect([await approve(split, 1), await approve(split, 2)]).toEqual(['completed', 'completed']);
    expect(await read(split)).toMatchObject({ state: 'incomplete', paid: mad(6_666) });
  });

  it.each(['split-opening', 'split-opened'])('a crash at `%s` asks everybody once', async (point) => {
    const splitId = randomUUID();
    await crashAt(stage, `payments.${point}`, () => create({ splitId }));
    const split = await create({ splitId });
    expect(states(split)).toEqual(['requested', 'requested', 'requested']);
    for (const payer of payers) {
      const { requests } = await stage.asks.ask(readRequests, { caller: payer.caller });
      expect(requests).toHaveLength(1);
    }
  });

  it.each([
    ['split-cancelling', 'open'],
    ['split-cancelled', 'cancelled'],
  ])('a crash at `%s` leaves it whole: %s', async (point, state) => {
    const split = await create();
    await crashAt(stage, `payments.${point}`, () => cancel(split));
    expect((await read(split)).state).toBe(state);
    const cancelled = await cancel(split);
    expect(states(cancelled)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    for (const { paymentId } of split.parts)
      expect((await stage.told(paymentId)).map(({ name }) => name)).toEqual([
        'payment-requested',
        'payment-ended',
      ]);
  });

  it('a crash while a part is approved pays it once', async () => {
    const split = await create();
    await crashAt(stage, 'payments.given', () => approve(split, 0));
    const read0 = () => stage.asks.ask(readPayment, of(split, 0));
    await waitFor(async () => (await read0()).payment.state === 'completed', { what: 'the part' });
    expect(await approve(split, 0)).toBe('completed');
    expect(balances()[0]).toBe(96_666n);
  });

  it('is found in the list of its maker, the newest first, by pages, and by nobody else', async () => {
    const made: string[] = [];
    for (let one = 0; one < SPLITS_PAGE_MAX + 2; one += 1) made.unshift((await create()).splitId);
    const list = (caller: CallerV1, after?: string) =>
      stage.asks.ask(readSplits, { caller, ...(after !== undefined && { after }) });
    const first = await list(shop.caller);
    expect(first.items.map(({ splitId }) => splitId)).toEqual(made.slice(0, SPLITS_PAGE_MAX));
    const second = await list(shop.caller, first.next);
    expect(second.items.map(({ splitId }) => splitId)).toEqual(made.slice(SPLITS_PAGE_MAX));
    expect(second.next).toBeUndefined();
    expect(first.items[0]).toEqual(await read(first.items[0]!));
    expect((await list(payers[0]!.caller)).items).toEqual([]);
    const cashier: CallerV1 = { ...shop.caller, id: randomUUID(), roles: ['cashier'], walletId: undefined };
    expect((await list(cashier)).items).toHaveLength(SPLITS_PAGE_MAX);
    const auditor: CallerV1 = { kind: 'staff', id: randomUUID(), roles: ['auditor'] };
    expect((await list(auditor)).items[0]?.splitId).toBe(made[0]);
  });
});
