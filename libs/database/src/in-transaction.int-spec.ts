import { createTestDatabase, type TestDatabase } from '@hanout/testing';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { createDataSource, inTransaction, migrate, sqlStateOf } from './index';

class CreateCounters1767225600000 implements MigrationInterface {
  name = 'CreateCounters1767225600000';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table counters (name text primary key, value int not null)');
    await runner.query("insert into counters values ('a', 0), ('b', 0)");
  }
  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

describe('a transaction', () => {
  let database: TestDatabase;
  let source: DataSource;

  const open = async (): Promise<DataSource> => {
    const opened = createDataSource({
      url: database.url,
      poolMax: 10,
      applicationName: 'spec',
      entities: [],
      migrations: [CreateCounters1767225600000],
    });
    return opened.initialize();
  };
  const valueOf = async (name: string): Promise<number> =>
    (await source.query('select value from counters where name = $1', [name]))[0].value;

  beforeAll(async () => {
    database = await createTestDatabase();
    source = await open();
  });
  afterAll(async () => {
    await source?.destroy();
    await database?.drop();
  });

  it('finds its tables after two instances migrated at once, each migration done once', async () => {
    const other = await open();
    const done = await Promise.all([migrate(source), migrate(other)]);
    await other.destroy();
    expect(done.sort()).toEqual([0, 1]);
  });

  it('is repeated whole when it dies in a deadlock, and both are done', async () => {
    let runs = 0;
    const add = (first: string, second: string): Promise<void> =>
      inTransaction(source, async (manager) => {
        runs += 1;
        await manager.query('update counters set value = value + 1 where name = $1', [first]);
        // Time for the other one to take its first row too.
        await manager.query('select pg_sleep(0.2)');
        await manager.query('update counters set value = value + 1 where name = $1', [second]);
      });
    await Promise.all([add('a', 'b'), add('b', 'a')]);
    expect(runs).toBeGreaterThan(2);
    expect([await valueOf('a'), await valueOf('b')]).toEqual([2, 2]);
  });

  it('gives up after a few repeats and tells why', async () => {
    let runs = 0;
    const failing = inTransaction(source, async (manager) => {
      runs += 1;
      await manager.query("do $$ begin raise exception 'again' using errcode = '40001'; end $$");
    });
    const error: unknown = await failing.catch((caught: unknown) => caught);
    expect(sqlStateOf(error)).toBe('40001');
    expect(runs).toBe(8);
  });

  it('is rolled back and not repeated for any other failure', async () => {
    let runs = 0;
    const before = await valueOf('a');
    await expect(
      inTransaction(source, async (manager) => {
        runs += 1;
        await manager.query("update counters set value = 100 where name = 'a'");
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(runs).toBe(1);
    expect(await valueOf('a')).toBe(before);
  });
});
