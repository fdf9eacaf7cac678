import type { NatsConnection } from 'nats';
import { Client } from 'pg';
import {
  openAccounts,
  sendSms,
  type AccountOpeningV1,
  type AccountsOpenedV1,
  type AccountToOpenV1,
  type Envelope,
  type OpenAccountsV1,
  peopleRegistered,
  type PeopleRegisteredV1,
  type SendSmsV1,
} from '@hanout/contracts';
import { Asks, connectNats } from '@hanout/messaging';
import { startService, type RunningService } from '@hanout/service-kit';
import {
  createTestDatabase,
  fakeAnswers,
  NO_ANSWER,
  startTestNats,
  type FakeAnswers,
  type TestDatabase,
  type TestNats,
} from '@hanout/testing';
import { service } from '../src/service';
import { testKey } from './people';

/** How the stand-in ledger behaves: `loses_answer` opens the accounts and then breaks, `is_late` opens them and lets the deadline pass. */
export type LedgerMood = 'answers' | 'is_silent' | 'fails' | 'loses_answer' | 'is_late';

/** Identity on a real database and a real bus, beside stand-ins for the ledger and notifications. */
export class TestIdentity {
  mood: LedgerMood = 'answers';
  readonly accounts = new Map<string, AccountToOpenV1>();
  readonly refusedAccounts = new Set<string>();
  refuseNext = 0;
  readonly logged: string[] = [];
  ledger: FakeAnswers<OpenAccountsV1>;
  sms: FakeAnswers<SendSmsV1>;
  asks: Asks;
  db: TestDatabase;
  nats: TestNats;
  sql: Client;
  private bus: NatsConnection;
  private running: RunningService | undefined;

  constructor(private readonly settings: Record<string, string> = {}) {}

  async open(): Promise<void> {
    [this.db, this.nats] = await Promise.all([createTestDatabase(), startTestNats()]);
    this.ledger = await fakeAnswers(this.nats.url, openAccounts, (question) => this.openAccounts(question));
    this.sms = await fakeAnswers(this.nats.url, sendSms, () => ({ outcome: 'queued' as const }));
    this.bus = await connectNats({ url: this.nats.url, name: 'spec' });
    this.asks = new Asks(this.bus);
    this.sql = new Client({ connectionString: this.db.url });
    await this.sql.connect();
    await this.start();
  }

  async start(settings: Record<string, string> = {}): Promise<void> {
    const keep = (message: unknown, ...rest: unknown[]): void =>
      void this.logged.push(
        [message, ...rest]
          .map((part) => (part instanceof Error ? part.stack : JSON.stringify(part)))
          .join(' '),
      );
    this.running = await startService(
      service,
      {
        NATS_URL: this.nats.url,
        DATABASE_URL: this.db.url,
        HTTP_PORT: '0',
        CIN_HASH_KEY: testKey('cin'),
        LOOKUP_HASH_KEY: testKey('lookup'),
        CODE_HASH_KEY: testKey('code'),
        ENCRYPTION_KEYS: `test:${testKey('seal')}`,
        SIGNING_KEY: testKey('sign'),
        PIN_PEPPER: `test:${testKey('pepper')}`,
        PIN_MEMORY_KIB: '64',
        PIN_PASSES: '1',
        OPENING_DEADLINE_MS: '500',
        OPENING_RETRY_MS: '100',
        OPENING_GRACE_MS: '0',
        ...this.settings,
        ...settings,
      },
      { logger: { log: keep, warn: keep, error: keep, debug: keep, verbose: keep, fatal: keep } },
    );
  }

  /** A provider of the running service. */
  get<T>(token: new (...parts: never[]) => T): T {
    return this.running!.get(token as never);
  }

  async stop(): Promise<void> {
    await this.running?.stop();
    this.running = undefined;
  }

  async close(): Promise<void> {
    await this.stop();
    await this.sql?.end();
    await this.bus?.close();
    await Promise.all([this.ledger?.stop(), this.sms?.stop()]);
    await this.nats?.stop();
    await this.db?.drop();
  }

  async count(from: string, parameters: unknown[] = []): Promise<number> {
    const { rows } = await this.sql.query<{ count: number }>(
      `select count(*)::int as count from ${from}`,
      parameters,
    );
    return rows[0]!.count;
  }

  /** Who was said to be registered so far, oldest first: nobody confirms here, so every fact stays in the outbox. */
  facts(): Promise<PeopleRegisteredV1[]> {
    return this.said(peopleRegistered);
  }

  /** The facts of one kind that were written, oldest first. */
  async said<Data>({ subject }: { subject: string; data: new () => Data }): Promise<Data[]> {
    const { rows } = await this.sql.query<{ envelope: string }>(
      'select envelope from outbox order by fact_id',
    );
    return rows
      .map((row) => JSON.parse(row.envelope) as Envelope<Data>)
      .filter((envelope) => envelope.subject === subject)
      .map((envelope) => envelope.data);
  }

  private async openAccounts({ accounts }: OpenAccountsV1): Promise<AccountsOpenedV1 | typeof NO_ANSWER> {
    const { mood } = this;
    if (mood === 'is_silent') return NO_ANSWER;
    if (mood === 'fails') throw new Error('the ledger breaks');
    const answer = { accounts: accounts.map((account) => this.openAccount(account)) };
    if (mood === 'loses_answer') throw new Error('the ledger breaks after its commit');
    if (mood === 'is_late') return NO_ANSWER;
    return answer;
  }

  private openAccount(account: AccountToOpenV1): AccountOpeningV1 {
    const { accountId } = account;
    if (this.refuseNext > 0) {
      this.refuseNext -= 1;
      this.refusedAccounts.add(accountId);
    }
    const before = this.accounts.get(accountId);
    const isOther = before !== undefined && JSON.stringify(before) !== JSON.stringify(account);
    if (isOther || this.refusedAccounts.has(accountId))
      return { accountId, outcome: 'refused', reason: 'id_reused' };
    this.accounts.set(accountId, account);
    return { accountId, outcome: before === undefined ? 'opened' : 'repeated' };
  }
}
