import { createTestDatabase, type TestDatabase } from '@hanout/testing';
import { PipelinedClient } from './pipelined-client';

const BEGIN = 'START TRANSACTION';

describe('a pipelined connection', () => {
  let database: TestDatabase;
  let client: PipelinedClient;
  let other: PipelinedClient;

  type Rows = { rows: Record<string, unknown>[]; command: string };
  const ask = (text: string, values?: unknown[], by = client): Promise<Rows> => by.query(text, values);
  const namesIn = async (by = client): Promise<string[]> => {
    const { rows } = await ask('select name from pg_prepared_statements order by name', undefined, by);
    return rows.map(({ name }) => name as string);
  };
  const valuesSeen = async (): Promise<unknown[]> =>
    (await ask('select value from things order by value', undefined, other)).rows.map(({ value }) => value);

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  beforeEach(async () => {
    [client, other] = [new PipelinedClient(database.url), new PipelinedClient(database.url)];
    await Promise.all([client.connect(), other.connect()]);
    await ask('drop table if exists things; create table things (value int primary key)');
  });
  afterEach(async () => {
    await Promise.all([client?.end(), other?.end()]);
  });
  afterAll(async () => {
    await database?.drop();
  });

  it('answers what was asked at once, each question with its own answer or error', async () => {
    const answers = await Promise.allSettled([
      ask('select $1::int as n', [1]),
      ask('select 1 / $1::int as n', [0]),
      ask('select $1::int as n', [3]),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((answers[2] as PromiseFulfilledResult<Rows>).value.rows).toEqual([{ n: 3 }]);
  });

  it('sends what is asked before the event loop goes on in one write', async () => {
    await ask('select $1::int as n', [0]);
    const { stream } = client.connection;
    const writes = [jest.spyOn(stream, '_write'), jest.spyOn(stream, '_writev' as '_write')];
    const first = ask('select $1::int as n', [1]);
    const second = Promise.resolve().then(() => ask('select $1::text as n', ['two']));
    const answers = await Promise.all([first, second]);
    expect(answers.map(({ rows }) => rows)).toEqual([[{ n: 1 }], [{ n: 'two' }]]);
    expect(writes.flatMap(({ mock }) => mock.calls)).toHaveLength(1);
    await ask('select $1::int as n', [3]);
    expect(writes.flatMap(({ mock }) => mock.calls)).toHaveLength(2);
  });

  it('answers what was asked right before it ends', async () => {
    const [{ rows }] = await Promise.all([ask('select $1::int as n', [1]), client.end()]);
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('shows nothing of a transaction before its commit, from the first statement on', async () => {
    for (const value of [1, 2]) {
      await ask(BEGIN);
      const { rows, command } = await ask('insert into things values ($1) returning value', [value]);
      expect({ rows, command }).toEqual({ rows: [{ value }], command: 'INSERT' });
      expect(await valuesSeen()).not.toContain(value);
      await ask('COMMIT');
      expect(await valuesSeen()).toContain(value);
    }
  });

  it('keeps what is put at once in one transaction, from its first transaction on', async () => {
    for (const value of [1, 2]) {
      await ask(BEGIN);
      const answers = await Promise.allSettled([
        ask('insert into things values ($1)', [value]),
        ask('insert into things values (1 / $1::int)', [0]),
        ask('COMMIT'),
      ]);
      expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect((answers[2] as PromiseFulfilledResult<Rows>).value.command).toBe('ROLLBACK');
      expect(await valuesSeen()).toEqual([]);
    }
    await ask('insert into things values ($1)', [3]);
    expect(await valuesSeen()).toEqual([3]);
  });

  it('undoes the first statement too', async () => {
    for (const value of [1, 2]) {
      await ask(BEGIN);
      await ask('insert into things values ($1)', [value]);
      await ask('ROLLBACK');
    }
    expect(await valuesSeen()).toEqual([]);
  });

  it('begins before a first statement without values, also before several in one text', async () => {
    await ask(BEGIN);
    await ask('insert into things values (1); insert into things values (2)');
    await ask('ROLLBACK');
    await ask(BEGIN);
    await ask('insert into things values (3)', []);
    await ask('ROLLBACK');
    expect(await valuesSeen()).toEqual([]);
  });

  it('does nothing for a transaction without statements, and the next statement is by itself', async () => {
    for (const end of ['COMMIT', 'ROLLBACK']) {
      await ask(BEGIN);
      await ask(end);
      expect(client.getTransactionStatus()).toBe('I');
    }
    await ask('insert into things values ($1)', [1]);
    expect(await valuesSeen()).toEqual([1]);
  });

  it('does not execute the first statement of a transaction that could not begin', async () => {
    await ask(BEGIN);
    await ask('insert into things values ($1)', [1]);
    await ask('COMMIT');
    // As if the server had failed at it: what begins from now on fails.
    await ask('deallocate begin');
    await ask('prepare begin as select 1 / 0');
    await ask(BEGIN);
    await expect(ask('insert into things values ($1)', [2])).rejects.toMatchObject({ code: '22012' });
    await ask('ROLLBACK');
    expect(await valuesSeen()).toEqual([1]);
  });

  it('can be used after a first statement that failed', async () => {
    for (let run = 0; run < 2; run += 1) {
      await ask(BEGIN);
      await expect(ask('insert into nowhere values ($1)', [1])).rejects.toMatchObject({ code: '42P01' });
      await ask('ROLLBACK');
      expect(client.getTransactionStatus()).toBe('I');
    }
    await ask('create table nowhere (value int)');
    for (let run = 0; run < 3; run += 1) {
      await ask(BEGIN);
      await ask('insert into nowhere values ($1)', [1]);
      await ask('COMMIT');
    }
    expect((await ask('select count(*)::int as n from nowhere')).rows).toEqual([{ n: 3 }]);
    await ask('drop table nowhere');
  });

  it('names a statement that comes again, within a transaction and without', async () => {
    const [often, seldom] = ['select $1::int as often', 'select $1::int as seldom'];
    for (const n of [1, 2, 3]) expect((await ask(often, [n])).rows).toEqual([{ often: n }]);
    await ask(seldom, [1]);
    expect(await namesIn()).toEqual(['s1']);
    for (const n of [4, 5]) {
      await ask(BEGIN);
      expect((await ask(often, [n])).rows).toEqual([{ often: n }]);
      await ask('COMMIT');
    }
    expect(await namesIn()).toEqual(['begin', 's1']);
  });

  it('asks anew when a table has changed under a statement', async () => {
    const text = 'select * from things where value >= $1';
    await ask('insert into things values (1)');
    for (let run = 0; run < 3; run += 1) await ask(text, [0]);
    await ask('alter table things add column label text', undefined, other);
    expect((await ask(text, [0])).rows).toEqual([{ value: 1, label: null }]);
    await ask('alter table things add column another text', undefined, other);
    await ask(BEGIN);
    await ask('select $1::int', [1]);
    // As every failure within a transaction: it has to be repeated.
    await ask(text, [0]).catch(() => undefined);
    await ask('ROLLBACK');
    expect((await ask(text, [0])).rows).toEqual([{ value: 1, label: null, another: null }]);
  });
});
