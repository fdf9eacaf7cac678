/** What comes late, or from an instance that was overtaken, changes nothing that is clear. */
import { createDataSource, migrate } from '@hanout/database';
import type { Outcome } from '@hanout/network-kit';
import { createTestDatabase, type TestDatabase } from '@hanout/testing';
import type { DataSource } from 'typeorm';
import { aPerson, people } from '../../test/networks-under-test';
import { migrations } from '../migrations';
import { addRegistrations, recordOutcomes, takeDueRegistrations } from './registrations.queries';

const pause = { firstSeconds: 2, maxSeconds: 900 };
const yes: Outcome = { outcome: 'succeeded', ref: 'CA000001' };
const no: Outcome = { outcome: 'declined', reason: 'BARRED' };

describe('late words', () => {
  let database: TestDatabase;
  let source: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    source = createDataSource({
      url: database.url,
      poolMax: 10,
      applicationName: 'spec',
      entities: [],
      migrations,
    });
    await source.initialize();
    await migrate(source);
  });
  afterAll(async () => {
    await source?.destroy();
    await database?.drop();
  });

  const take = (max: number) => takeDueRegistrations(source, { max, callSeconds: 10, pause });
  const record = (registrationId: string, attempt: number, outcome: Outcome) =>
    recordOutcomes(
      source.manager,
      [{ id: registrationId, ...outcome }],
      new Map([[registrationId, attempt]]),
      pause,
    );
  const stateOf = async (walletId: string) => {
    const [row] = await source.query(
      `select state, attempts, reason, remote_ref as ref, extract(epoch from next_attempt_at - now())::float8 as "dueIn"
         from registrations where wallet_id = $1`,
      [walletId],
    );
    return row;
  };
  const aWaiting = async (attempts: number): Promise<string> => {
    const person = aPerson();
    await addRegistrations(source.manager, [person]);
    await source.query('update registrations set attempts = $2 where wallet_id = $1', [
      person.walletId,
      attempts,
    ]);
    return person.walletId;
  };

  it.each([
    [yes, no, { state: 'acknowledged', ref: 'CA000001', reason: null }],
    [no, yes, { state: 'declined', ref: null, reason: 'BARRED' }],
    [
      yes,
      { outcome: 'unknown', cause: 'timeout' } as Outcome,
      { state: 'acknowledged', ref: 'CA000001', reason: null },
    ],
    [no, { outcome: 'pending' } as Outcome, { state: 'declined', ref: null, reason: 'BARRED' }],
  ])('keeps the first clear word: %j, then %j', async (first, second, expected) => {
    const walletId = await aWaiting(1);
    await record(walletId, 1, first);
    await record(walletId, 1, second);
    expect(await stateOf(walletId)).toMatchObject(expected);
  });

  it('takes a late yes of an earlier attempt, and leaves a later attempt alone when nothing is told', async () => {
    const walletId = await aWaiting(2);
    await source.query(
      "update registrations set next_attempt_at = now() + interval '1 hour' where wallet_id = $1",
      [walletId],
    );
    await record(walletId, 1, { outcome: 'unknown', cause: 'timeout' });
    const row = await stateOf(walletId);
    expect(row).toMatchObject({ state: 'waiting', reason: null });
    expect(row.dueIn).toBeGreaterThan(3_000);
    await record(walletId, 1, yes);
    expect(await stateOf(walletId)).toMatchObject({ state: 'acknowledged' });
  });

  it('pauses no longer than the longest pause, however often it was tried', async () => {
    const walletId = await aWaiting(1_000_000);
    await record(walletId, 1_000_000, { outcome: 'pending' });
    const { dueIn } = await stateOf(walletId);
    expect(dueIn).toBeGreaterThan(890);
    expect(dueIn).toBeLessThanOrEqual(900);
  });

  it('gives each due registration to one taker, and to none while a call may be under way', async () => {
    await source.query("delete from registrations where state = 'waiting'");
    const batch = people(500);
    await Promise.all([1, 2, 3].map(() => addRegistrations(source.manager, batch)));
    const taken = (await Promise.all(Array.from({ length: 8 }, () => take(80)))).flat();
    expect(new Set(taken.map((one) => one.walletId)).size).toBe(taken.length);
    const rest = await take(500);
    expect(taken.length + rest.length).toBe(500);
    expect(rest.every((one) => one.attempts === 1)).toBe(true);
    await expect(take(500)).resolves.toEqual([]);
    const [{ soonest }] = await source.query(
      `select extract(epoch from min(next_attempt_at) - now())::float8 as soonest from registrations where state = 'waiting'`,
    );
    expect(soonest).toBeGreaterThan(10);
  });
});
