/** The sender with a real database and an adapter of which everything can be told: what it is asked, and when. */
import { randomBytes, randomUUID } from 'node:crypto';
import { createDataSource, migrate } from '@hanout/database';
import { CreateMessaging1735689600000, Outbox } from '@hanout/messaging';
import type { NetworkAdapter, Outcome, PayoutCapability, PayoutOrder } from '@hanout/network-kit';
import { Jobs } from '@hanout/service-kit';
import { createTestDatabase, waitFor, type TestDatabase } from '@hanout/testing';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { NetworksConfig } from '../config';
import { DataSeal } from '../data-seal';
import { migrations } from '../migrations';
import { accountPlace } from './payout.answer';
import { PayoutOrders } from './payout-orders';
import { PayoutSender } from './payout-sender.service';
import { addPayouts } from './payouts.queries';
import { Settling } from './settling.service';

const unknown = (cause: string): Outcome => ({ outcome: 'unknown', cause });
const yes: Outcome = { outcome: 'succeeded', ref: 'REF-1' };

describe('a sender of payouts', () => {
  let database: TestDatabase;
  let source: DataSource;
  let stop: (() => Promise<void>) | undefined;
  /** What the network was asked, in order, and what it says to it. */
  let asked: string[];
  let say: Record<'send' | 'query' | 'reverse', (order: PayoutOrder) => Outcome | Promise<Outcome>>;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    database = await createTestDatabase();
    source = createDataSource({
      url: database.url,
      poolMax: 10,
      applicationName: 'spec',
      entities: [],
      migrations: [CreateMessaging1735689600000, ...migrations],
    });
    await source.initialize();
    await migrate(source);
  });
  beforeEach(() => {
    asked = [];
    say = { send: () => yes, query: () => yes, reverse: () => yes };
  });
  afterEach(async () => {
    await stop?.();
    await source.query('delete from payouts');
  });
  afterAll(async () => {
    await source?.destroy();
    await database?.drop();
  });

  const capability = (kinds: readonly ('send' | 'query' | 'reverse')[], perCall = 1): PayoutCapability => {
    const answerTo = (kind: 'send' | 'query' | 'reverse') => (orders: readonly PayoutOrder[]) => {
      asked.push(kind);
      return Promise.all(orders.map(async (order) => ({ id: order.id, ...(await say[kind](order)) })));
    };
    return {
      perCall,
      send: answerTo('send'),
      ...(kinds.includes('query') && { query: answerTo('query') }),
      ...(kinds.includes('reverse') && { reverse: answerTo('reverse') }),
    };
  };
  const start = (adapter: Partial<NetworkAdapter>, settings: Partial<NetworksConfig> = {}) => {
    const config = Object.assign(new NetworksConfig(), {
      network: 'cash-plus',
      dataKey: key,
      networkTimeoutMs: 1_000,
      payoutPauseSeconds: 600,
      payoutPauseMaxSeconds: 600,
      ...settings,
    });
    const [jobs, seal] = [new Jobs(), new DataSeal(config)];
    const sender = new PayoutSender(
      source,
      { network: 'cash-plus', ...adapter },
      new PayoutOrders(seal),
      new Settling(new Outbox('networks-cash-plus'), config),
      jobs,
      config,
      { now: () => new Date() },
    );
    sender.onApplicationBootstrap();
    stop = async () => {
      stop = undefined;
      await Promise.all([sender.beforeApplicationShutdown(), jobs.beforeApplicationShutdown()]);
    };
    return sender;
  };
  const key = randomBytes(32).toString('base64');
  const take = async (count = 1): Promise<string[]> => {
    const seal = new DataSeal({ dataKey: key } as NetworksConfig);
    const rows = Array.from({ length: count }, () => {
      const payoutId = randomUUID();
      const accountSealed = seal.seal('+212611111111', accountPlace(payoutId));
      return { payoutId, accountSealed, amountMinor: '3500', amountCurrency: 'MAD', reference: '8WD3KQ5TBX' };
    });
    await addPayouts(source.manager, rows);
    // As they are counted: by id.
    return rows.map(({ payoutId }) => payoutId).sort();
  };
  const rowOf = async (payoutId: string | undefined) =>
    (
      await source.query(
        `select state, attempts, reason, remote_ref as ref,
                extract(epoch from next_attempt_at - now())::float8 as "dueIn" from payouts where payout_id = $1`,
        [payoutId],
      )
    )[0];
  const waitForReason = (payoutId: string | undefined, reason: string) =>
    waitFor(async () => (await rowOf(payoutId)).reason === reason, { what: reason });
  /** As if it had been sent so long ago, and were due. */
  const age = (seconds: number) =>
    source.query(
      `update payouts set next_attempt_at = now(), reason = coalesce(reason, 'timeout'),
              first_sent_at = now() - make_interval(secs => $1) where state = 'waiting'`,
      [seconds],
    );

  it('has what nothing clear is heard of undone after its time, and not before', async () => {
    say.send = say.query = () => unknown('timeout');
    start({ payouts: capability(['query', 'reverse']) }, { payoutReverseAfterSeconds: 3_600 });
    const [payoutId] = await take();
    await waitForReason(payoutId, 'timeout');
    await age(3_000);
    await waitFor(() => asked.length === 2);
    await waitForReason(payoutId, 'timeout');
    await age(3_700);
    await waitForReason(payoutId, 'reversed');
    expect(await rowOf(payoutId)).toMatchObject({ state: 'declined' });
    expect(asked).toEqual(['send', 'query', 'reverse']);
  });

  it('asks for the number of what could not be undone', async () => {
    say.send = () => unknown('timeout');
    say.reverse = () => ({ outcome: 'declined', reason: 'DONE' });
    start({ payouts: capability(['query', 'reverse']) }, { payoutReverseAfterSeconds: 3_600 });
    const [payoutId] = await take();
    await waitForReason(payoutId, 'timeout');
    await age(3_700);
    await waitForReason(payoutId, 'moved');
    await age(3_700);
    await waitFor(async () => (await rowOf(payoutId)).state === 'succeeded');
    expect(asked).toEqual(['send', 'reverse', 'query']);
  });

  it('undoes nothing by itself when it is not told to', async () => {
    say.send = say.query = () => unknown('timeout');
    start({ payouts: capability(['query', 'reverse']) });
    const [payoutId] = await take();
    await waitForReason(payoutId, 'timeout');
    await age(1_000_000);
    await waitFor(() => asked.length === 2);
    expect(asked).toEqual(['send', 'query']);
    await waitForReason(payoutId, 'timeout');
  });

  it.each([
    ['pending', { outcome: 'pending' } as Outcome, 20_000],
    // The same order in another file is harmless: the network knows it by its id.
    ['timeout', unknown('timeout'), 0],
    ['not_connected', unknown('not_connected'), 0],
  ])(
    'waits long with an order in a file that the network has, and not after: %s',
    async (reason, outcome, least) => {
      say.send = () => outcome;
      start(
        { payouts: capability([]), fetchNotices: () => Promise.resolve([]) },
        { payoutFileAgainSeconds: 86_400 },
      );
      const [payoutId] = await take();
      await waitForReason(payoutId, reason);
      const { dueIn } = await rowOf(payoutId);
      expect(dueIn).toBeGreaterThan(least);
      if (least === 0) expect(dueIn).toBeLessThanOrEqual(600);
    },
  );

  it('has no more calls under way than it may, and none waits for another', async () => {
    const held: (() => void)[] = [];
    say.send = ({ no }) => (no % 3 === 0 ? new Promise((resolve) => held.push(() => resolve(yes))) : yes);
    let [underWay, most] = [0, 0];
    const payouts = capability([]);
    const counted: PayoutCapability = {
      perCall: 1,
      send: async (orders) => {
        most = Math.max(most, (underWay += 1));
        return payouts.send(orders).finally(() => (underWay -= 1));
      },
    };
    start({ payouts: counted }, { payoutCallsMax: 8, networkTimeoutMs: 60_000 });
    const ids = await take(21);
    const ended = async () =>
      (await source.query(`select count(*)::int as count from payouts where state = 'succeeded'`))[0].count;
    // A third of them hang; the others come to their end meanwhile.
    await waitFor(async () => held.length === 7 && (await ended()) === 14, { what: 'the others to end' });
    held.forEach((release) => release());
    await waitFor(async () => (await ended()) === ids.length);
    expect(most).toBe(8);
  });

  it('keeps waiting for what an adapter broke over', async () => {
    say.send = () => Promise.reject(new Error('a bug'));
    start({ payouts: capability([]) });
    const [payoutId] = await take();
    await waitForReason(payoutId, 'our_fault');
    expect(await rowOf(payoutId)).toMatchObject({ state: 'waiting', attempts: 1 });
  });

  it('gives back what it had taken and not begun with when it stops', async () => {
    let release: () => void = () => undefined;
    say.send = () => new Promise((resolve) => (release = () => resolve(yes)));
    const [fresh, older] = await take(2);
    await source.query(`update payouts set attempts = 1, reason = 'timeout' where payout_id = $1`, [older]);
    // One to send and one to ask about are two calls, and only one may be under way.
    start({ payouts: capability(['query'], 2) }, { payoutCallsMax: 1, networkTimeoutMs: 60_000 });
    await waitFor(() => asked.length === 1);
    expect(await rowOf(older)).toMatchObject({ attempts: 2, reason: null });
    const stopping = stop!();
    release();
    await stopping;
    expect(await rowOf(fresh)).toMatchObject({ state: 'succeeded' });
    expect(await rowOf(older)).toMatchObject({ state: 'waiting', attempts: 1, reason: 'timeout' });
    expect((await rowOf(older)).dueIn).toBeLessThanOrEqual(0);
    expect(asked).toEqual(['send']);
  });
});
