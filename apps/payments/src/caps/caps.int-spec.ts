import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  takeCollections,
  tellExposures,
  type CollectionToTakeV1,
  type NetworkCapV1,
  type TellExposuresV1,
} from '@hanout/contracts';
import { fakeAnswers, NO_ANSWER, waitFor, type FakeAnswers } from '@hanout/testing';
import { Client } from 'pg';
import { crashAt } from '../../test/crash-at';
import { declined, PayoutDesk, succeeded } from '../../test/payout-desk';
import { FAST, mad, PAYOUT_SCHEDULE, SCHEDULE, Stage, type Actor } from '../../test/stage';
import { positionAccountId } from '../payments/payment.transfer';

const NETWORK = 'm2t';
const POSITION = positionAccountId(NETWORK);
const FEE_FREE = [{ minMinor: '1', maxMinor: '2000000', fixedMinor: '0', bps: 0 }];

let stage: Stage;
let desk: PayoutDesk;
let settlement: FakeAnswers<TellExposuresV1>;
let told: Omit<NetworkCapV1, 'network'> | undefined;
let shop: Actor & { code: string };
let payer: Actor;

beforeAll(async () => {
  stage = await Stage.set({ ...FAST, FOLLOW_CAPS_EVERY_MS: '50', ASK_NETWORKS_EVERY_MS: '50' });
  settlement = await fakeAnswers(stage.nats.url, tellExposures, () =>
    told ? { caps: [{ network: NETWORK, ...told }] } : NO_ANSWER,
  );
  await stage.publishSchedule({ ...SCHEDULE, bands: FEE_FREE });
  await stage.publishSchedule(PAYOUT_SCHEDULE);
  desk = await PayoutDesk.open(stage, [NETWORK]);
});
beforeEach(async () => {
  [shop, payer] = [await stage.aMerchant(), await stage.aCustomer(1_000_000n)];
  // What the last test said is heard no more: of rows that are not there it would count all that was ever collected.
  told = {};
  const heard = settlement.questions.length;
  await waitFor(() => settlement.questions.length > heard + 1, { what: 'nothing to be said of caps' });
  await stage.query('delete from network_exposures');
});
afterEach(async () => {
  const held = await stage.query<{ payment_id: string }>(
    `select payment_id from payments where kind = 'payout' and state = 'held'`,
  );
  for (const { payment_id: paymentId } of held) {
    await desk.tell(NETWORK, declined(paymentId));
    await desk.comesTo(paymentId, 'declined');
  }
});
afterAll(async () => {
  await desk?.close();
  await settlement?.stop();
  await stage?.strike();
});

interface Row {
  collected_minor: string;
  paid_out_minor: string;
  collected_max_minor: string | null;
  paid_out_max_minor: string | null;
  collected_full_at: Date | null;
  paid_out_full_at: Date | null;
  settled_through: Date | null;
}
const row = async (): Promise<Row | undefined> =>
  (
    await stage.query<Row>(
      `select ${['collected', 'paid_out']
        .map(
          (side) => `max(unsettled_minor) filter (where side = '${side}') as ${side}_minor,
                   max(max_minor) filter (where side = '${side}') as ${side}_max_minor,
                   max(full_at) filter (where side = '${side}') as ${side}_full_at`,
        )
        .join(
          ', ',
        )}, case when bool_and(settled_through is not null) then min(settled_through) end as settled_through
         from network_exposures where position_id = $1 having count(*) > 0`,
      [POSITION],
    )
  )[0];
/** Settlement says so, and payments has heard it. */
async function settles(caps: Omit<NetworkCapV1, 'network'>): Promise<void> {
  told = caps;
  await waitFor(
    async () => {
      const known = await row();
      return (
        (known?.collected_max_minor ?? undefined) === caps.collectedMax?.minor &&
        (known?.paid_out_max_minor ?? undefined) === caps.paidOutMax?.minor &&
        (!caps.settledThrough || known?.settled_through?.toISOString() === caps.settledThrough)
      );
    },
    { what: 'the caps to be heard' },
  );
}
const collection = (minor = 10_000): CollectionToTakeV1 => ({
  collectionId: randomUUID(),
  networkRef: 'M-77',
  payee: shop.code,
  amount: mad(minor),
  collectedAt: '2026-11-28T10:00:00.000Z',
});
const take = async (...collections: CollectionToTakeV1[]) =>
  (await stage.asks.ask(takeCollections[NETWORK], { network: NETWORK, collections })).collections.map(
    ({ state }) => state,
  );
const shopHas = () => stage.ledger.balanceOf(shop.person.walletId);
const payOut = (minor = 10_000, key?: string) =>
  desk.pay(payer, { network: NETWORK, amount: mad(minor) }, key);
const payerHas = () => stage.ledger.balanceOf(payer.person.walletId);

describe('what a network collected and has not settled', () => {
  it('grows up to its cap: what is beyond it waits, is told of, and is taken once there is room', async () => {
    await settles({ collectedMax: mad(25_000) });
    const [one, two, three] = [collection(), collection(), collection()];
    expect(await take(one, two, three)).toEqual(['completed', 'completed', 'pending']);
    // A smaller one that fits does not wait behind it.
    expect(await take(collection(5_000))).toEqual(['completed']);
    expect(await take(one, three, two)).toEqual(['completed', 'pending', 'completed']);
    expect([shopHas(), (await row())?.collected_minor]).toEqual([25_000n, '25000']);
    const since = (await row())!.collected_full_at!.toISOString();
    const full = { network: NETWORK, side: 'collected', unsettled: mad(25_000), since };
    await waitFor(() => isDeepStrictEqual(settlement.questions.at(-1)?.atCap, [full]), {
      what: 'settlement to be told',
    });
    await settles({ collectedMax: mad(35_000) });
    expect(await take(three)).toEqual(['completed']);
    expect([shopHas(), (await row())?.collected_full_at]).toEqual([35_000n, null]);
  });

  it('is made room for by what is settled, and an older word takes nothing back', async () => {
    await settles({ collectedMax: mad(10_000) });
    const [one, two] = [collection(), collection()];
    expect(await take(one, two)).toEqual(['completed', 'pending']);
    const settledThrough = new Date(Date.now() + 60_000).toISOString();
    await settles({ collectedMax: mad(10_000), settledThrough });
    expect((await row())?.collected_minor).toBe('0');
    expect(await take(two)).toEqual(['completed']);
    told = { collectedMax: mad(10_000), settledThrough: '2020-01-01T00:00:00.000Z' };
    const heard = settlement.questions.length;
    await waitFor(() => settlement.questions.length > heard + 2, { what: 'the older word to be heard' });
    expect(await row()).toMatchObject({
      collected_minor: '10000',
      settled_through: new Date(settledThrough),
    });
  });

  it('never passes its cap, however many come at once; each is taken once', async () => {
    await settles({ collectedMax: mad(30_000) });
    const all = Array.from({ length: 10 }, () => collection());
    await Promise.all([...all, ...all].map((one) => take(one)));
    expect([shopHas(), (await row())?.collected_minor]).toEqual([30_000n, '30000']);
    const after = await take(...all);
    expect(after.filter((state) => state === 'completed')).toHaveLength(3);
    expect(after.filter((state) => state === 'pending')).toHaveLength(7);
  });

  it('counts nothing for what the ledger refuses', async () => {
    await settles({ collectedMax: mad(10_000) });
    stage.ledger.ceilings.set(shop.person.walletId, 5_000n);
    expect(await take(collection())).toEqual(['refused']);
    expect((await row())?.collected_minor).toBe('0');
    stage.ledger.ceilings.delete(shop.person.walletId);
    expect(await take(collection())).toEqual(['completed']);
  });

  it.each(['collections.opened', 'payments.answered', 'payments.moving'])(
    'is counted once by a service that dies at `%s`',
    async (point) => {
      await settles({ collectedMax: mad(10_000) });
      const [one, two] = [collection(), collection()];
      await crashAt(stage, point, () => take(one, two));
      await waitFor(async () => (await take(one, two))[0] === 'completed', { what: 'it to be completed' });
      expect(await take(one, two)).toEqual(['completed', 'pending']);
      expect([shopHas(), (await row())?.collected_minor]).toEqual([10_000n, '10000']);
    },
  );

  it('holds to the caps that are known while settlement is silent', async () => {
    await settles({ collectedMax: mad(10_000) });
    told = undefined;
    expect(await take(collection(), collection())).toEqual(['completed', 'pending']);
  });
});

describe('what a network paid out and was not given', () => {
  it('holds up nothing that is collected while it is being written', async () => {
    await settles({ paidOutMax: mad(15_000) });
    const other = new Client({ connectionString: stage.database.url });
    await other.connect();
    try {
      await other.query(`begin; select from network_exposures where side = 'paid_out' for update`);
      expect(await take(collection())).toEqual(['completed']);
    } finally {
      await other.end();
    }
  });

  const refusal = { code: 'payments.network_at_cap', kind: 'refused', field: 'network' };
  const used = () =>
    stage.query(`select day_minor from limits_in_use where wallet_id = $1 and scope = 'all'`, [
      payer.person.walletId,
    ]);

  it('grows up to its cap: what is beyond it is declined before any money moves', async () => {
    await settles({ paidOutMax: mad(15_000) });
    const key = randomUUID();
    const { payment } = await payOut(10_000, key);
    const asked = stage.ledger.asked.length;
    await expect(payOut()).rejects.toMatchObject(refusal);
    expect([payerHas(), stage.ledger.asked.length]).toEqual([990_000n, asked]);
    expect(await used()).toEqual([{ day_minor: '10000' }]);
    // The one that was promised is the same, also when it is asked for again.
    expect((await payOut(10_000, key)).payment.paymentId).toBe(payment.paymentId);
    expect(await row()).toMatchObject({
      paid_out_minor: '10000',
      paid_out_full_at: expect.any(Date) as Date,
    });
    await desk.isTaken(payment.paymentId);
    await desk.tell(NETWORK, declined(payment.paymentId));
    await desk.comesTo(payment.paymentId, 'declined');
    expect((await row())?.paid_out_minor).toBe('0');
    await expect(payOut(15_000)).resolves.toMatchObject({ payment: { state: 'held' } });
  });

  it('never passes its cap, however many come at once', async () => {
    await settles({ paidOutMax: mad(30_000) });
    const answers = await Promise.allSettled(Array.from({ length: 8 }, () => payOut()));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject(refusal);
    expect([payerHas(), (await row())?.paid_out_minor]).toEqual([970_000n, '30000']);
    expect(await used()).toEqual([{ day_minor: '30000' }]);
  });

  it('stands until it is settled, and what is on its way stands on', async () => {
    await settles({ paidOutMax: mad(20_000) });
    const [done, underway] = [(await payOut()).payment, (await payOut()).payment];
    await desk.isTaken(done.paymentId);
    await desk.tell(NETWORK, succeeded(done.paymentId));
    await desk.comesTo(done.paymentId, 'completed');
    await expect(payOut()).rejects.toMatchObject(refusal);
    const settledThrough = new Date(Date.now() + 60_000).toISOString();
    await settles({ paidOutMax: mad(20_000), settledThrough });
    expect(await row()).toMatchObject({ paid_out_minor: '10000', paid_out_full_at: null });
    expect(await desk.stateOf(underway.paymentId)).toBe('held');
    await expect(payOut()).resolves.toMatchObject({ payment: { state: 'held' } });
  });
});
