import { createTestDatabase, type TestDatabase } from '@hanout/testing';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import {
  afterCommit,
  createDataSource,
  inTransaction,
  lastly,
  migrate,
  onOneConnection,
  sqlStateOf,
} from './index';

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

  it('is repeated whole when a table has changed under a statement of it', async () => {
    const text = 'select * from counters where name = $1';
    let runs = 0;
    const read = (): Promise<Record<string, unknown>[]> =>
      onOneConnection(source, (reader) =>
        inTransaction(source, async (manager) => {
          runs += 1;
          await manager.query('update counters set value = value where name = $1', ['b']);
          return manager.query(text, ['b']);
        }).finally(() => reader.query('select 1')),
      );
    for (let run = 0; run < 3; run += 1) await read();
    await source.query('alter table counters add column label text');
    expect(await read()).toEqual([expect.objectContaining({ name: 'b', label: null })]);
    expect(runs).toBeGreaterThan(4);
  });

  it('takes its last statements along with its commit, in their order', async () => {
    const before = await valueOf('a');
    await inTransaction(source, async (manager) => {
      await lastly(manager, 'update counters set value = value * $2 where name = $1', ['a', 2]);
      await lastly(manager, 'update counters set value = value + $2 where name = $1', ['a', 1]);
      const [row] = await manager.query('select value from counters where name = $1', ['a']);
      expect(row.value).toBe(before);
    });
    expect(await valueOf('a')).toBe(before * 2 + 1);
  });

  it('commits nothing when one of its last statements fails, and tells why', async () => {
    const before = await valueOf('a');
    const failing = inTransaction(source, async (manager) => {
      await manager.query('update counters set value = 100 where name = $1', ['a']);
      await lastly(manager, 'update counters set value = value / $2 where name = $1', ['a', 0]);
      await lastly(manager, 'update counters set value = 200 where name = $1', ['a']);
    });
    expect(sqlStateOf(await failing.catch((error: unknown) => error))).toBe('22012');
    expect(await valueOf('a')).toBe(before);
    await inTransaction(source, (manager) => manager.query('select 1 as n'));
  });

  it('does a last statement at once where there is no transaction', async () => {
    await lastly(source.manager, 'update counters set value = $2 where name = $1', ['a', 7]);
    expect(await valueOf('a')).toBe(7);
  });

  it('is not needed for reads that go through one connection', async () => {
    const pid = 'select pg_backend_pid() as pid, $1::int as n';
    const read = await onOneConnection(source, (manager) =>
      Promise.all([1, 2, 3].map((n) => manager.query(pid, [n]))),
    );
    expect(read.flat().map(({ n }: { n: number }) => n)).toEqual([1, 2, 3]);
    expect(new Set(read.flat().map((row: { pid: number }) => row.pid)).size).toBe(1);
  });

  describe('with something to be done after it', () => {
    const seen: number[] = [];
    const look = (value: number) => () => void seen.push(value);
    afterEach(() => seen.splice(0));

    it('does it when it is committed, in order', async () => {
      await inTransaction(source, async (manager) => {
        afterCommit(manager, look(1));
        await manager.query("update counters set value = 3 where name = 'a'");
        afterCommit(manager, look(2));
        expect(seen).toEqual([]);
      });
      expect(seen).toEqual([1, 2]);
    });

    it('does nothing where it is rolled back, also by its last statement', async () => {
      const failing = inTransaction(source, async (manager) => {
        afterCommit(manager, look(1));
        await lastly(manager, 'select 1 / $1::int', [0]);
      });
      await expect(failing).rejects.toThrow('division by zero');
      expect(seen).toEqual([]);
    });

    it('does it once where it was repeated', async () => {
      let runs = 0;
      await inTransaction(source, async (manager) => {
        runs += 1;
        afterCommit(manager, look(runs));
        if (runs === 1) await manager.query("do $$ begin raise exception using errcode = '40001'; end $$");
      });
      expect(seen).toEqual([2]);
    });

    it('does it at once outside of a transaction, and not at all where nobody would tell of its end', async () => {
      afterCommit(source.manager, look(1));
      expect(seen).toEqual([1]);
      await expect(
        source.transaction((manager) => Promise.resolve().then(() => afterCommit(manager, look(2)))),
      ).rejects.toThrow('only inTransaction tells');
      expect(seen).toEqual([1]);
    });
  });
});
