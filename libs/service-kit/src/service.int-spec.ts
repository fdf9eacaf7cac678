/** Two small services over a real broker and real databases: asks, facts, and what happens when things break in between. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { confirmFacts, defineAsk } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { DomainError } from '@hanout/errors';
import {
  Asks,
  Confirmations,
  connectNats,
  FactReader,
  GivingWay,
  NoAnswer,
  Outbox,
  UNSEALED,
} from '@hanout/messaging';
import {
  createTestDatabase,
  startTestNats,
  waitFor,
  type TestDatabase,
  type TestNats,
} from '@hanout/testing';
import { DataSource } from 'typeorm';
import { startService, type RunningService } from './index';
import { double, reader, said, sender, slowlyHeard, told, type Said } from './testing/two-services';

describe('services over the bus', () => {
  let nats: TestNats;
  let readerDatabase: TestDatabase;
  let senderDatabase: TestDatabase;
  let reading: RunningService;
  let sending: RunningService;

  const environment = (database: TestDatabase) => ({
    NATS_URL: nats.url,
    DATABASE_URL: database.url,
    HTTP_PORT: '0',
    OUTBOX_REDRIVE_SECONDS: '1',
    FACT_DELIVERIES_MAX: '2',
  });
  const say = async (word: string): Promise<string> => {
    const [factId] = await inTransaction(sending.get(DataSource), (manager) =>
      sending.get(Outbox).add(manager, said, { word }),
    );
    return factId ?? '';
  };
  const sayTogether = (...words: string[]) =>
    inTransaction(sending.get(DataSource), (manager) =>
      sending.get(Outbox).addAll(
        manager,
        said,
        words.map((word) => ({ word })),
      ),
    );
  const heard = async (word: string): Promise<number> =>
    Number(
      (await reading.get(DataSource).query('select count(*) from heard where word = $1', [word]))[0].count,
    );
  const openFacts = async (): Promise<number> =>
    Number((await sending.get(DataSource).query('select count(*) from outbox'))[0].count);

  beforeAll(async () => {
    nats = await startTestNats();
    [readerDatabase, senderDatabase] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    reading = await startService(reader, environment(readerDatabase));
    sending = await startService(sender, environment(senderDatabase));
  });

  afterAll(async () => {
    await sending?.stop();
    await reading?.stop();
    await Promise.all([readerDatabase?.drop(), senderDatabase?.drop()]);
    await nats?.stop();
  });

  it('answers an ask', async () => {
    await expect(sending.get(Asks).ask(double, { value: 21 })).resolves.toEqual({ value: 42 });
  });

  it('refuses a wrong question by naming the field', async () => {
    const refusal = await sending
      .get(Asks)
      .ask(double, { value: -1 })
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(DomainError);
    expect(refusal).toMatchObject({ code: 'platform.invalid_input', field: 'value', kind: 'invalid' });
  });

  it('hands a refusal over whole, and calls a breakdown unknown', async () => {
    const asks = sending.get(Asks);
    await expect(asks.ask(double, { value: 13 })).rejects.toMatchObject({
      code: 'platform.not_found',
      field: 'value',
    });
    await expect(asks.ask(double, { value: 14 })).rejects.toBeInstanceOf(NoAnswer);
  });

  it('outlives an answer larger than the broker takes', async () => {
    const asks = sending.get(Asks);
    await expect(asks.ask(double, { value: 15 })).rejects.toThrow('answer too large');
    await expect(asks.ask(double, { value: 2 })).resolves.toEqual({ value: 4 });
  });

  it('calls silence unknown', async () => {
    const nobody = defineAsk({ ...double, subject: 'nobody.ask.double.v1', deadlineMs: 300 });
    await expect(sending.get(Asks).ask(nobody, { value: 1 })).rejects.toBeInstanceOf(NoAnswer);
  });

  it('applies a fact once and closes its outbox row', async () => {
    await say('hello');
    await waitFor(async () => (await heard('hello')) === 1 && (await openFacts()) === 0);
  });

  it('closes a row that its last two readers confirm at once to two instances', async () => {
    const second = await startService(sender, environment(senderDatabase));
    const confirm = (who: string, factIds: string[]) =>
      sending.get(Asks).ask(confirmFacts('sender'), { reader: who, factIds });
    try {
      for (let round = 0; round < 40; round += 1) {
        const factIds = Array.from({ length: 40 }, () => randomUUID());
        await sending.get(DataSource).query(
          `insert into outbox (fact_id, subject, envelope, open_readers, publish_at)
             select unnest($1::uuid[]), $2, '{}', '{one,other}', now() + interval '1 hour'`,
          [factIds, said.subject],
        );
        await Promise.all([confirm('one', factIds), confirm('other', factIds.toReversed())]);
        expect(await openFacts()).toBe(0);
      }
    } finally {
      await second.stop();
    }
  });

  it('says nothing when the transaction that says it fails', async () => {
    await expect(
      inTransaction(sending.get(DataSource), async (manager) => {
        await sending.get(Outbox).add(manager, said, { word: 'never' });
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    await say('after');
    await waitFor(async () => (await heard('after')) === 1);
    expect(await heard('never')).toBe(0);
  });

  it('refuses to say what is not of the contract', async () => {
    await waitFor(async () => (await openFacts()) === 0);
    await expect(
      inTransaction(sending.get(DataSource), (manager) =>
        sending.get(Outbox).add(manager, said, { word: 7 } as unknown as Said),
      ),
    ).rejects.toMatchObject({ code: 'platform.invalid_input' });
    expect(await openFacts()).toBe(0);
  });

  it('applies once what is delivered twice', async () => {
    const factId = await say('twice');
    await waitFor(async () => (await openFacts()) === 0);
    await sending
      .get(DataSource)
      .query('insert into outbox (fact_id, subject, envelope, open_readers) values ($1, $2, $3, $4)', [
        factId,
        said.subject,
        JSON.stringify({
          id: factId,
          subject: said.subject,
          occurredAt: new Date().toISOString(),
          producer: 'sender',
          data: { word: 'twice' },
        }),
        ['reader'],
      ]);
    await waitFor(async () => (await openFacts()) === 0);
    expect(await heard('twice')).toBe(1);
  });

  it('stores what cannot be applied as a dead letter and lets the others pass', async () => {
    await say('poison');
    await say('antidote');
    await waitFor(async () => (await heard('antidote')) === 1 && (await openFacts()) === 0);
    const letters = await reading.get(DataSource).query('select subject, deliveries from dead_letters');
    expect(letters).toEqual([{ subject: said.subject, deliveries: 2 }]);
  });

  it('applies what waits together in one commit, and each alone when one of them is the trouble', async () => {
    const commits = async (like: string): Promise<number> => {
      const [row] = await reading
        .get(DataSource)
        .query('select count(distinct xmin::text)::int as commits from heard where word like $1', [like]);
      return row.commits as number;
    };
    const begun = once(slowlyHeard, 'begun');
    await sayTogether('slow');
    await begun;
    await sayTogether(...Array.from({ length: 20 }, (_, index) => `sound-${index}`));
    await waitFor(async () => (await openFacts()) === 0);
    expect(await commits('sound-%')).toBeLessThan(20);
    await sayTogether('spoilt-0', 'spoilt-1', 'poison', 'spoilt-2', 'spoilt-3');
    await waitFor(async () => (await openFacts()) === 0);
    for (const place of [0, 1, 2, 3]) expect(await heard(`spoilt-${place}`)).toBe(1);
    await reading.get(DataSource).query(`delete from heard where word = 'slow'`);
  });

  it('stops while it applies a fact, which stays applied, and gives back those behind it', async () => {
    const begun = once(slowlyHeard, 'begun');
    await sayTogether('slow');
    await begun;
    await sayTogether('behind');
    await reading.stop();
    reading = await startService(reader, environment(readerDatabase));
    await waitFor(async () => (await heard('behind')) === 1 && (await openFacts()) === 0);
    expect(await heard('slow')).toBe(1);
  });

  it('stops before it has begun to read facts', async () => {
    const connection = await connectNats({ url: nats.url, name: 'reader' });
    const confirmations = new Confirmations('reader', new Asks(connection));
    const facts = new FactReader('reader', connection, reading.get(DataSource), confirmations, 2);
    facts.start([{ fact: said, handler: () => Promise.resolve() }]);
    await facts.stop();
    await connection.close();
  });

  it('rests before it applies facts where it gives way, and applies them all the same', async () => {
    await reading.stop();
    const connection = await connectNats({ url: nats.url, name: 'reader' });
    const confirmations = new Confirmations('reader', new Asks(connection));
    let waitedMs = 0;
    const keptWaiting = () => ({ ranMs: 0, waitedMs: (waitedMs += 75) });
    const givingWay = new GivingWay(keptWaiting, () => true);
    const dataSource = await new DataSource({ type: 'postgres', url: readerDatabase.url }).initialize();
    const facts = new FactReader('reader', connection, dataSource, confirmations, 2, UNSEALED, givingWay);
    await say('late');
    const beganAt = performance.now();
    const applied = new Promise<number>((resolve) => {
      const handler = () => Promise.resolve(resolve(performance.now()));
      facts.start([{ fact: said, handler }]);
    });
    expect((await applied) - beganAt).toBeGreaterThanOrEqual(300);
    await waitFor(async () => (await openFacts()) === 0);
    await facts.stop();
    await Promise.all([connection.close(), dataSource.destroy()]);
    reading = await startService(reader, environment(readerDatabase));
  });

  it('loses no fact when the broker dies and its whole store is lost', async () => {
    await nats.kill();
    const words = Array.from({ length: 50 }, (_, index) => `kept-${index}`);
    await Promise.all(words.map(say));
    await nats.restart({ loseStore: true });
    await waitFor(async () => (await openFacts()) === 0, { timeoutMs: 40_000 });
    for (const word of words) expect(await heard(word)).toBe(1);
    await expect(sending.get(Asks).ask(double, { value: 4 }, { deadlineMs: 10_000 })).resolves.toEqual({
      value: 8,
    });
  });

  it('says what it has committed from memory, without looking at its rows', async () => {
    await sending.stop();
    const anHour = { ...environment(senderDatabase), OUTBOX_REDRIVE_SECONDS: '3600' };
    sending = await startService(sender, anHour);
    await reading.stop();
    await sayTogether('at once', 'and together');
    const attempts = () => sending.get(DataSource).query('select distinct attempts from outbox');
    expect(await attempts()).toEqual([{ attempts: 0 }]);
    reading = await startService(reader, environment(readerDatabase));
    await waitFor(async () => (await openFacts()) === 0);
    expect([await heard('at once'), await heard('and together')]).toEqual([1, 1]);
    await sending.stop();
    sending = await startService(sender, environment(senderDatabase));
  });

  it('says later what is too much for its memory at once', async () => {
    const words = Array.from({ length: 20 }, (_, index) => `${index} `.padEnd(900_000, 'much '));
    await sayTogether(...words);
    await waitFor(async () => (await openFacts()) === 0, { timeoutMs: 40_000 });
    for (const word of words) expect(await heard(word)).toBe(1);
  });

  it('says at its start what the process before it had committed and not published', async () => {
    const factId = randomUUID();
    const envelope = {
      id: factId,
      subject: said.subject,
      occurredAt: new Date().toISOString(),
      producer: 'sender',
      data: { word: 'left' },
    };
    await sending.get(DataSource).query(
      `insert into outbox (fact_id, subject, envelope, open_readers, publish_at)
         values ($1, $2, $3, '{reader}', now() + interval '1 hour')`,
      [factId, said.subject, JSON.stringify(envelope)],
    );
    await sending.stop();
    expect(await heard('left')).toBe(0);
    sending = await startService(sender, environment(senderDatabase));
    await waitFor(async () => (await heard('left')) === 1 && (await openFacts()) === 0);
  });

  it('drives published facts again when the store is lost before the reader saw them', async () => {
    await reading.stop();
    await say('unseen');
    await waitFor(async () => {
      const [row] = await sending.get(DataSource).query('select attempts from outbox');
      return row?.attempts > 0;
    });
    await nats.restart({ loseStore: true });
    reading = await startService(reader, environment(readerDatabase));
    await waitFor(async () => (await heard('unseen')) === 1 && (await openFacts()) === 0, {
      timeoutMs: 40_000,
    });
  });

  it('says to the stream what nobody of the house reads, also after the store is lost, and keeps no row of it', async () => {
    const connection = await connectNats({ url: nats.url, name: 'whoever listens' });
    const words: string[] = [];
    connection.subscribe(told.subject, {
      callback: (_error, message) => void words.push(message.json<{ data: Said }>().data.word),
    });
    const tell = (word: string) =>
      inTransaction(sending.get(DataSource), (manager) => sending.get(Outbox).add(manager, told, { word }));
    const waiting = () =>
      sending.get(DataSource).query('select 1 from outbox where subject = $1', [told.subject]);
    await tell('to whom it may concern');
    await waitFor(async () => (await waiting()).length === 0);
    await connection.flush();
    expect(words).toEqual(['to whom it may concern']);
    await connection.close();
    await nats.restart({ loseStore: true });
    await tell('again');
    await waitFor(async () => (await waiting()).length === 0);
  });

  it('tells its health, after the broker was lost too', async () => {
    const health = async () => (await (await fetch(`${reading.url}/health/ready`)).json()) as { bus: string };
    await waitFor(async () => (await health()).bus === 'up');
    await expect(health()).resolves.toEqual({ service: 'up', bus: 'up', database: 'up' });
  });
});
