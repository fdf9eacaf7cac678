import { randomUUID } from 'node:crypto';
import { readReceipt, takeCollections, type CollectionToTakeV1, type NetworkName } from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { crashAt } from '../../test/crash-at';
import { FAST, mad, SCHEDULE, Stage, type Actor } from '../../test/stage';
import { positionAccountId } from '../payments/payment.transfer';

let stage: Stage;
let shop: Actor & { code: string };

beforeAll(async () => {
  stage = await Stage.set(FAST);
  await stage.publishSchedule();
  await stage.publishSchedule({
    ...SCHEDULE,
    scheduleId: '018d5a3e-6f00-7c21-9a4b-2f1d3c5e7a99',
    when: [
      { circumstance: 'route', isOneOf: ['off_us'] },
      { circumstance: 'channel', isOneOf: ['network'] },
    ],
    bands: [{ minMinor: '1', maxMinor: '2000000', fixedMinor: '100', bps: 0 }],
  });
});
beforeEach(async () => {
  stage.ledger.mood = 'well';
  shop = await stage.aMerchant();
});
afterAll(() => stage?.strike());

const collection = (changes: Partial<CollectionToTakeV1> = {}): CollectionToTakeV1 => ({
  collectionId: randomUUID(),
  networkRef: 'CP-77',
  payee: shop.code,
  amount: mad(10_000),
  collectedAt: '2026-11-28T10:00:00.000Z',
  ...changes,
});
const take = async (network: NetworkName, ...collections: CollectionToTakeV1[]) =>
  (await stage.asks.ask(takeCollections[network], { network, collections }, { deadlineMs: 4_000 }))
    .collections;
/** As a network does it: what is pending is told again. */
const takeToTheEnd = async (network: NetworkName, ...collections: CollectionToTakeV1[]) => {
  for (;;) {
    const answers = await take(network, ...collections);
    if (answers.every(({ state }) => state !== 'pending')) return answers;
  }
};
const balances = (network: NetworkName = 'cash-plus') =>
  [shop.person.walletId, positionAccountId(network)].map((id) => stage.ledger.balanceOf(id));
const moved = async (act: () => Promise<unknown>): Promise<bigint[]> => {
  const before = balances();
  await act();
  return balances().map((balance, place) => balance - before[place]!);
};

describe('collections', () => {
  it('go from the position of their network to the shop, at the price of an off-us payment, with its receipt', async () => {
    const one = collection();
    expect(
      await moved(async () => {
        expect(await take('cash-plus', one)).toMatchObject([
          { collectionId: one.collectionId, state: 'completed', reference: expect.any(String) as string },
        ]);
      }),
    ).toEqual([9_900n, -10_000n]);
    expect(await stage.told(one.collectionId)).toMatchObject([
      {
        name: 'payments-completed',
        data: {
          kind: 'collection',
          channel: 'network',
          payer: { kind: 'network', network: 'cash-plus', walletId: positionAccountId('cash-plus') },
          payee: { kind: 'merchant', network: 'wafacash', code: shop.code },
          fee: { paidBy: 'payee', amount: mad(100) },
          networkRef: 'CP-77',
        },
      },
    ]);
    const receipt = { caller: shop.caller, paymentId: one.collectionId, language: 'ar' as const };
    expect((await stage.asks.ask(readReceipt, { ...receipt, format: 'json' })).receipt).toMatchObject({
      kind: 'collection',
      payer: { network: 'cash-plus', networkRef: 'CP-77' },
      payee: { merchantCode: shop.code },
      fee: mad(100),
    });
  });

  it('are told to the same answer again, however many at once, and moved once', async () => {
    const [good, bad] = [collection(), collection({ payee: 'NOBODY' })];
    const gone = await moved(async () => {
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, turn) =>
          takeToTheEnd('cash-plus', ...(turn % 2 === 0 ? [good, bad, good] : [bad, good, good])),
        ),
      );
      for (const list of answers)
        expect(list.map(({ state, reason }) => reason ?? state).sort()).toEqual([
          'completed',
          'completed',
          'unknown_payee',
        ]);
    });
    expect(gone).toEqual([9_900n, -10_000n]);
    expect(await stage.told(good.collectionId)).toHaveLength(1);
    const rows = await stage.query('select 1 from payments where payment_id = any($1)', [
      [good.collectionId, bad.collectionId],
    ]);
    expect(rows).toHaveLength(1);
  });

  it('that are refused stay refused, also when the shop opens later', async () => {
    const one = collection({ payee: 'LATER1' });
    expect(await take('cash-plus', one)).toMatchObject([{ state: 'refused', reason: 'unknown_payee' }]);
    await stage.aMerchant({
      merchant: {
        code: 'LATER1',
        tradeNameAr: 'حانوت',
        tradeNameFr: 'Épicerie',
        mcc: '5411',
        province: 'Rehamna',
        commune: 'Ben Guerir',
      },
    });
    expect(await take('cash-plus', one)).toMatchObject([{ state: 'refused', reason: 'unknown_payee' }]);
    expect(await take('cash-plus', collection({ payee: 'LATER1' }))).toMatchObject([{ state: 'completed' }]);
  });

  it.each<[string, Partial<CollectionToTakeV1>]>([
    ['another amount', { amount: mad(10_001) }],
    ['another number', { networkRef: 'CP-78' }],
    ['another shop', { payee: 'NOBODY' }],
  ])('with %s under a known id are refused', async (_, other) => {
    const one = collection();
    await take('cash-plus', one);
    const gone = await moved(async () =>
      expect(await take('cash-plus', { ...one, ...other }, one)).toMatchObject([
        { state: 'refused', reason: 'id_reused' },
        { state: 'completed' },
      ]),
    );
    expect(gone).toEqual([0n, 0n]);
  });

  it('of another network, or of what is no collection, under a known id are refused', async () => {
    const one = collection();
    await take('cash-plus', one);
    expect(await take('m2t', one)).toMatchObject([{ state: 'refused', reason: 'id_reused' }]);
    await stage.query('delete from collections where collection_id = $1', [one.collectionId]);
    expect(await take('cash-plus', one)).toMatchObject([{ state: 'refused', reason: 'id_reused' }]);
  });

  it('are asked for by the service of their own network: of another nothing is taken, and the trail has it', async () => {
    const one = collection();
    const question = { network: 'wafacash' as const, collections: [one] };
    const gone = await moved(async () =>
      expect(stage.asks.ask(takeCollections.m2t, question)).rejects.toMatchObject({
        code: 'payments.speaks_for_another',
        field: 'network',
      }),
    );
    expect(gone).toEqual([0n, 0n]);
    const rows = await stage.query('select 1 from collections where collection_id = $1', [one.collectionId]);
    expect(rows).toEqual([]);
    expect(
      await stage.query(
        `select actor_id, operation, subject_id from audit_entries where reason = 'speaks_for_another'`,
      ),
    ).toEqual([{ actor_id: 'networks-m2t', operation: 'payments.take-collections', subject_id: 'wafacash' }]);
    // The id is not spoilt by it.
    expect(await take('wafacash', one)).toMatchObject([{ state: 'completed' }]);
  });

  it('are refused one by one: what the ledger does not take, and what is not priced', async () => {
    stage.ledger.ceilings.set(shop.person.walletId, 5_000n);
    const list = [
      collection({ amount: mad(3_000) }),
      collection({ amount: mad(4_000) }),
      collection({ amount: mad(2_000_001) }),
      collection({ amount: { minor: '1000', currency: 'EUR' } }),
    ];
    const said = await take('cash-plus', ...list);
    expect(said.map(({ state, reason }) => reason ?? state)).toEqual([
      'completed',
      'balance_ceiling',
      'amount_not_served',
      'unknown_currency',
    ]);
    stage.ledger.ceilings.delete(shop.person.walletId);
    expect(await take('cash-plus', ...list)).toEqual(said);
    expect(balances()[0]).toBe(2_900n);
  });

  it.each(['deaf', 'mute'] as const)(
    'stay pending while the ledger is %s, and end by themselves',
    async (mood) => {
      stage.ledger.mood = mood;
      const one = collection();
      expect(await take('cash-plus', one)).toMatchObject([{ state: 'pending' }]);
      stage.ledger.mood = 'well';
      await waitFor(async () => (await stage.told(one.collectionId)).length > 0, {
        what: 'it to be completed',
      });
      expect(await take('cash-plus', one)).toMatchObject([{ state: 'completed' }]);
      expect(balances()[0]).toBe(9_900n);
    },
  );

  it.each(['collections.opened', 'payments.asking', 'payments.answered', 'payments.moving'])(
    'are taken once by a service that dies at `%s`',
    async (point) => {
      const list = [collection(), collection({ payee: 'NOBODY' })];
      const gone = await moved(async () => {
        await crashAt(stage, point, () => take('cash-plus', ...list));
        await waitFor(async () => (await take('cash-plus', ...list))[0]!.state === 'completed', {
          what: 'it to be completed',
        });
      });
      expect(gone).toEqual([9_900n, -10_000n]);
      expect(await take('cash-plus', ...list)).toMatchObject([
        { state: 'completed' },
        { state: 'refused', reason: 'unknown_payee' },
      ]);
      expect(await stage.told(list[0]!.collectionId)).toHaveLength(1);
    },
  );
});
