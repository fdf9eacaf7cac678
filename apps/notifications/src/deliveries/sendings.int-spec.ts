/** Messages that are being sent stand in one row for all that go together: who else may touch them meanwhile. */
import { randomUUID } from 'node:crypto';
import { createDataSource, inTransaction, migrate } from '@hanout/database';
import { createTestDatabase, waitFor, type TestDatabase } from '@hanout/testing';
import type { DataSource } from 'typeorm';
import { migrations } from '../migrations';
import { countDeliveries, dropWaiting, queueDeliveries } from './deliveries.queries';
import {
  holdSendings,
  settleSending,
  STATE,
  sweepDeliveries,
  takeDueDeliveries,
  type Settled,
} from './sending.queries';

const RULE = { quietFrom: '22:00', quietTo: '07:00', codeUsefulSeconds: 600, usefulHours: 72 };

describe('a sending', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  const queue = async (count = 1): Promise<string[]> => {
    const ids = Array.from({ length: count }, () => randomUUID());
    const message = {
      phoneSealed: Buffer.from('phone'),
      language: 'fr' as const,
      valuesSealed: Buffer.from('{}'),
    };
    await queueDeliveries(
      dataSource,
      ids.map((deliveryId) => ({
        ...message,
        deliveryId,
        template: 'payment_sent',
        category: 'money_out',
        rank: 1,
      })),
    );
    return ids;
  };
  const take = async (max: number, waitSeconds = 60) => {
    const sendingId = randomUUID();
    const due = await takeDueDeliveries(dataSource, { sendingId, max, rankMax: 2, waitSeconds });
    return {
      sendingId,
      ids: due.map(({ deliveryId }) => deliveryId),
      attempts: due.map(({ attempts }) => attempts),
    };
  };
  const drop = (ids: string[]) => inTransaction(dataSource, (manager) => dropWaiting(manager, ids));
  const delivered = (ids: string[]) => ids.map((deliveryId): Settled => ({ deliveryId, state: 'delivered' }));
  const statesOf = async (ids: string[]): Promise<unknown[]> => {
    const rows: { state: string; reason: string | null; attempts: number }[] = await dataSource.query(
      `select ${STATE} as state, reason, attempts from deliveries where delivery_id = any($1) order by delivery_id`,
      [ids],
    );
    return rows.map(({ state, reason, attempts }) => [state, reason, attempts]);
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = createDataSource({
      url: database.url,
      entities: [],
      migrations,
      applicationName: 'sendings',
      poolMax: 10,
    });
    await dataSource.initialize();
    await migrate(dataSource);
  });
  afterEach(() => dataSource.query('truncate deliveries, sendings'));
  afterAll(async () => {
    await dataSource?.destroy();
    await database?.drop();
  });

  it('is of messages that nobody else takes, however many take at once', async () => {
    const ids = await queue(60);
    const taken = (await Promise.all(Array.from({ length: 8 }, () => take(10)))).flatMap((one) => one.ids);
    expect([new Set(taken).size, taken.length]).toEqual([60, 60]);
    expect([...taken].sort()).toEqual([...ids].sort());
    expect((await take(10)).ids).toEqual([]);
  });

  it('keeps its messages from being dropped or parked, and is seen as being sent', async () => {
    const [id] = (await queue()) as [string];
    const { sendingId } = await take(1);
    await dataSource.query(
      `update deliveries set expires_at = now() - interval '1 second', queued_at = now() - interval '9 days'`,
    );
    await drop([id]);
    await sweepDeliveries(dataSource, RULE, true);
    expect(await statesOf([id])).toEqual([['sending', null, 0]]);
    expect(await countDeliveries(dataSource)).toEqual({ queued: '1' });
    await settleSending(dataSource, sendingId, delivered([id]));
    expect(await statesOf([id])).toEqual([['delivered', null, 1]]);
  });

  it('is not begun with a message that is being dropped: either it is gone, or it is sent', async () => {
    for (let round = 0; round < 20; round += 1) {
      const ids = await queue(3);
      const [taken] = await Promise.all([take(3), drop(ids)]);
      await settleSending(dataSource, taken.sendingId, delivered(taken.ids));
      const states = (await statesOf(ids)) as [string][];
      expect(states.filter(([state]) => state === 'delivered')).toHaveLength(taken.ids.length);
      expect(states.filter(([state]) => state === 'dropped')).toHaveLength(3 - taken.ids.length);
    }
  });

  it('is waited for by a sweep only when something is over', async () => {
    const [id] = (await queue()) as [string];
    let sweep: Promise<void> | undefined;
    await inTransaction(dataSource, async (manager) => {
      await holdSendings(manager);
      await sweepDeliveries(dataSource, RULE, true);
      await dataSource.query(`update deliveries set queued_at = now() - interval '9 days'`);
      sweep = sweepDeliveries(dataSource, RULE, true);
      const waits = async () => {
        const [row]: { count: number }[] = await dataSource.query(
          `select count(*)::int as count from pg_locks join pg_database on oid = database
            where datname = current_database() and locktype = 'advisory' and not granted`,
        );
        return row!.count === 1;
      };
      await waitFor(waits, { what: 'the sweep to wait' });
      expect(await statesOf([id])).toEqual([['queued', null, 0]]);
    });
    await sweep;
    expect(await statesOf([id])).toEqual([['parked', 'too_old', 0]]);
  });

  it.each([
    { knowsIds: true, end: ['retry', null, 1], next: [2] },
    { knowsIds: false, end: ['parked', 'unknown', 1], next: [] },
  ])(
    'is judged when its time is over, and a late word on it changes nothing: %j',
    async ({ knowsIds, end, next }) => {
      const [id] = (await queue()) as [string];
      const late = await take(1, 0);
      await sweepDeliveries(dataSource, RULE, knowsIds);
      await settleSending(dataSource, late.sendingId, delivered([id]));
      expect(await statesOf([id])).toEqual([end]);
      expect((await take(1)).attempts).toEqual(next);
    },
  );
});
