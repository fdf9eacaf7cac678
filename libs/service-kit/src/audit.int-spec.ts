/** A trail over two services: where a request came from travels with the asks, and facts lie sealed while they wait. */
import { Audit } from '@hanout/audit';
import { defineAsk, defineFact, readAudit, type CallerV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Answers, Asks, OnFact, Outbox, withOrigin } from '@hanout/messaging';
import {
  createTestDatabase,
  startTestNats,
  waitFor,
  type TestDatabase,
  type TestNats,
} from '@hanout/testing';
import { Controller, Injectable, Module } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { IsString } from 'class-validator';
import { DataSource, type EntityManager } from 'typeorm';
import { DatabaseServiceConfig, defineService, startService, type RunningService } from './index';

class Word {
  @IsString()
  word: string;
}
const first = defineAsk({ subject: 'first.ask.keep.v1', question: Word, answer: Word });
const second = defineAsk({ subject: 'second.ask.keep.v1', question: Word, answer: Word });
const kept = defineFact({ subject: 'first.evt.kept.v1', data: Word, readers: ['second'] });

const AUDITOR: CallerV1 = { kind: 'staff', id: '01890000-0000-7000-8000-000000000001', roles: ['auditor'] };
const ORIGIN = {
  correlationId: '01890000-0000-7000-8000-0000000000c1',
  address: '196.200.1.2',
  agentHash: 'ab12',
};
const SECRET = '+212691827364';

async function record(audit: Audit, manager: EntityManager, word: string): Promise<void> {
  const subject = { kind: 'word', id: word };
  await audit.record(manager, { by: { kind: 'system', id: 'spec' }, operation: 'spec.keep', subject });
}

@Controller()
class FirstDoor {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly asks: Asks,
  ) {}

  @Answers(first)
  async keep(@Payload() { word }: Word): Promise<Word> {
    await inTransaction(this.dataSource, async (manager) => {
      await record(this.audit, manager, word);
      await this.outbox.add(manager, kept, { word: SECRET });
    });
    return this.asks.ask(second, { word });
  }
}

@Controller()
class SecondDoor {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: Audit,
  ) {}

  @Answers(second)
  async keep(@Payload() { word }: Word): Promise<Word> {
    await record(this.audit, this.dataSource.manager, word);
    return { word };
  }
}

@Injectable()
class Listener {
  static heard: string[] = [];

  @OnFact(kept)
  onKept({ word }: Word): Promise<void> {
    Listener.heard.push(word);
    throw new Error('cannot be swallowed');
  }
}

@Module({ controllers: [FirstDoor] })
class FirstModule {}
@Module({ controllers: [SecondDoor], providers: [Listener] })
class SecondModule {}

describe('two services that keep a trail', () => {
  let nats: TestNats;
  const databases: TestDatabase[] = [];
  const running: RunningService[] = [];
  let asks: Asks;

  beforeAll(async () => {
    nats = await startTestNats();
    const start = async (name: string, module: typeof FirstModule): Promise<void> => {
      const database = await createTestDatabase();
      databases.push(database);
      const service = defineService({
        name,
        config: DatabaseServiceConfig,
        database: { entities: [], migrations: [] },
        modules: [module],
      });
      const settings = {
        NATS_URL: nats.url,
        DATABASE_URL: database.url,
        HTTP_PORT: '0',
        FACT_DELIVERIES_MAX: '1',
        ENVELOPE_KEYS: `test:${Buffer.alloc(32, 5).toString('base64')}`,
      };
      running.push(await startService(service, settings));
    };
    await start('first', FirstModule);
    await start('second', SecondModule);
    asks = running[0]!.get(Asks);
  });
  afterAll(async () => {
    await Promise.all(running.map((one) => one.stop()));
    await nats?.stop();
    await Promise.all(databases.map((one) => one.drop()));
  });

  it('know where each request came from, also the second one in the row, and seal within a moment', async () => {
    await withOrigin(ORIGIN, () => asks.ask(first, { word: 'with' }));
    await asks.ask(first, { word: 'without' });
    for (const owner of ['first', 'second']) {
      const page = () => asks.ask(readAudit(owner), { caller: AUDITOR, subject: 'word' });
      await waitFor(async () => (await page()).entries.every(({ number }) => number !== undefined));
      const { entries, next } = await page();
      expect(next).toBeUndefined();
      expect(entries.map(({ subjectId }) => subjectId)).toEqual(['without', 'with']);
      expect(entries.map(({ number }) => number)).toEqual(['2', '1']);
      expect(entries[1]).toMatchObject({
        ...ORIGIN,
        operation: 'spec.keep',
        actor: { kind: 'system', roles: [] },
      });
      for (const field of ['correlationId', 'address', 'agentHash'])
        expect(entries[0]).not.toHaveProperty(field);
    }
    const { entries } = await asks.ask(readAudit('first'), { caller: AUDITOR, subject: 'word:with' });
    expect(entries).toHaveLength(1);
  });

  it('show the trail to auditors alone', async () => {
    for (const roles of [['administrator'], ['compliance'], ['customer']] as CallerV1['roles'][])
      await expect(asks.ask(readAudit('first'), { caller: { ...AUDITOR, roles } })).rejects.toMatchObject({
        code: 'platform.forbidden',
      });
  });

  it('say a fact to its reader in the clear and keep it sealed, also when it could not be applied', async () => {
    const [sender, reader] = running.map((one) => one.get(DataSource));
    await running[1]!.stop();
    await asks.ask(first, { word: 'again' }).catch(() => undefined);
    const waiting = (await sender!.query('select envelope from outbox')) as { envelope: string }[];
    expect(waiting.length).toBeGreaterThan(0);
    for (const { envelope } of waiting) expect(envelope).toMatch(/^sealed:test:/);
    expect(JSON.stringify(waiting)).not.toContain(SECRET);
    expect(Listener.heard).toContain(SECRET);
    await reader!.initialize();
    const letters = (await reader!.query('select envelope from dead_letters')) as { envelope: string }[];
    await reader!.destroy();
    expect(letters.length).toBeGreaterThan(0);
    for (const { envelope } of letters) expect(envelope).toMatch(/^sealed:test:/);
  });
});
