import { randomUUID } from 'node:crypto';
import {
  authoriseAgent,
  authorisePayment,
  confirmFacts,
  floatsOpened,
  peopleRegistered,
  schedulePublished,
  tierRulesPublished,
  type AgentBar,
  type AuthorisePaymentV1,
  type CallerV1,
  type CompletedPaymentV1,
  type Envelope,
  type Fact,
  type FeeScheduleV1,
  type NetworkName,
  type PaymentAuthorisationV1,
  type RegisteredPersonV1,
} from '@hanout/contracts';
import { Asks, ensureStream } from '@hanout/messaging';
import { startService, type RunningService } from '@hanout/service-kit';
import {
  createTestDatabase,
  fakeAnswers,
  startTestNats,
  waitFor,
  type FakeAnswers,
  type TestDatabase,
  type TestNats,
} from '@hanout/testing';
import { connect, type NatsConnection } from 'nats';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { service } from '../src/service';
import { FakeLedger } from './fake-ledger';

export const SCHEDULE: FeeScheduleV1 = {
  scheduleId: '018d5a3e-6f00-7c21-9a4b-2f1d3c5e7a90',
  product: 'merchant_payment',
  currency: 'MAD',
  payer: 'payee',
  effectiveFrom: '2018-11-12T23:00:00.000Z',
  source: 'of this spec',
  bands: [
    { minMinor: '1', maxMinor: '5000', fixedMinor: '0', bps: 0 },
    { minMinor: '5001', maxMinor: '2000000', fixedMinor: '0', bps: 60, capMinor: '2000' },
  ],
};

export const P2P_SCHEDULE: FeeScheduleV1 = {
  ...SCHEDULE,
  scheduleId: '018d5a3e-6f00-7c21-9a4b-2f1d3c5e7a91',
  product: 'person_to_person',
  payer: 'payer',
  bands: [
    { minMinor: '1', maxMinor: '10000', fixedMinor: '0', bps: 0 },
    { minMinor: '10001', maxMinor: '2000000', fixedMinor: '100', bps: 20, capMinor: '1000' },
  ],
};

export const CASH_IN_SCHEDULE: FeeScheduleV1 = {
  ...SCHEDULE,
  scheduleId: '018d5a3e-6f00-7c21-9a4b-2f1d3c5e7a92',
  product: 'cash_in',
  bands: [{ minMinor: '1', maxMinor: '2000000', fixedMinor: '0', bps: 0 }],
};

export const CASH_OUT_SCHEDULE: FeeScheduleV1 = {
  ...SCHEDULE,
  scheduleId: '018d5a3e-6f00-7c21-9a4b-2f1d3c5e7a93',
  product: 'cash_out',
  payer: 'payer',
  bands: [{ minMinor: '5000', maxMinor: '2000000', fixedMinor: '500', bps: 0 }],
  collection: 'with_payment',
  shares: [
    { party: 'agent', bps: 4_000 },
    { party: 'platform', bps: 6_000 },
  ],
};

export const PAYOUT_SCHEDULE: FeeScheduleV1 = {
  ...P2P_SCHEDULE,
  scheduleId: '018d5a3e-6f00-7c21-9a4b-2f1d3c5e7a94',
  product: 'payout',
};

const TIERS = [
  { tier: 1, perOperationMinor: '20000', dailyMinor: '20000', monthlyMinor: '100000' },
  { tier: 2, perOperationMinor: '200000', dailyMinor: '500000', monthlyMinor: '1000000' },
  { tier: 3, perOperationMinor: '500000', dailyMinor: '1000000', monthlyMinor: '4000000' },
].map((limits) => ({
  ...limits,
  effectiveFrom: '2018-11-13',
  currency: 'MAD',
  evidence: ['phone_otp' as const],
  balanceCapMinor: '2000000',
  capBasis: 'regulation' as const,
  limitsBasis: 'operator_choice' as const,
  source: 'of this spec',
  reason: 'of this spec',
}));

export const CASH_CODE_KEY = `first:${Buffer.alloc(32, 9).toString('base64')}`;
export const PAYOUT_KEY = `first:${Buffer.alloc(32, 6).toString('base64')}`;
export const QR_KEY = `first:${Buffer.alloc(32, 7).toString('base64')}`;
export const RECEIPT_KEY = `first:${Buffer.alloc(32, 8).toString('base64')}`;

export const mad = (minor: number | bigint) => ({ minor: minor.toString(), currency: 'MAD' });

export interface Agent {
  floatId: string;
  agentId: string;
  caller: CallerV1;
}

export interface Actor {
  person: RegisteredPersonV1;
  caller: CallerV1;
}

/** Impatient, so that a spec need not wait. */
export const FAST = {
  EXPIRE_EVERY_MS: '50',
  ASK_AGAIN_EVERY_MS: '50',
  ASK_AGAIN_AFTER_MS: '200',
  LEDGER_DEADLINE_MS: '1000',
};

/** The service with a real database and bus, and everybody else faked. */
export class Stage {
  payments: RunningService;
  asks: Asks;
  ledger: FakeLedger;
  /** What identity was asked to authorise: the PIN is 4821. */
  readonly proofs: AuthorisePaymentV1[] = [];
  /** Why identity lets no agent do anything; none: they all may. */
  agentBar: AgentBar | undefined;
  private merchantNumber = 0;
  private fakes: FakeAnswers<object>[] = [];

  private constructor(
    readonly database: TestDatabase,
    readonly nats: TestNats,
    private readonly connection: NatsConnection,
    private settings: Record<string, string>,
  ) {}

  static async set(settings: Record<string, string> = {}): Promise<Stage> {
    const [database, nats] = await Promise.all([createTestDatabase(), startTestNats()]);
    const connection = await connect({ servers: nats.url });
    const stage = new Stage(database, nats, connection, settings);
    stage.asks = new Asks(connection);
    stage.ledger = await FakeLedger.start(nats.url);
    const closed = (owner: string) =>
      fakeAnswers(nats.url, confirmFacts(owner), ({ factIds }) => ({ closed: factIds.length }));
    stage.fakes = await Promise.all(['identity', 'fees', 'programmes'].map(closed));
    stage.fakes.push(
      await fakeAnswers(nats.url, authorisePayment, (question): PaymentAuthorisationV1 => {
        stage.proofs.push(question);
        return question.pin === '4821'
          ? { outcome: 'authorised', method: 'pin' }
          : { outcome: 'refused', reason: 'pin_wrong' };
      }),
    );
    stage.fakes.push(
      await fakeAnswers(nats.url, authoriseAgent, () => ({
        isAuthorised: stage.agentBar === undefined,
        ...(stage.agentBar !== undefined && { bar: stage.agentBar }),
      })),
    );
    await stage.start();
    await stage.say(tierRulesPublished, { tiers: TIERS });
    return stage;
  }

  async start(): Promise<void> {
    this.payments = await startService(service, this.environment());
  }

  /** As an operator does who changes settings. */
  async restart(settings: Record<string, string>): Promise<void> {
    await this.payments.stop();
    this.settings = { ...this.settings, ...settings };
    await this.start();
  }

  /** For another process or instance of the service beside this one. */
  environment(): Record<string, string> {
    return {
      TZ: 'UTC',
      NATS_URL: this.nats.url,
      DATABASE_URL: this.database.url,
      HTTP_PORT: '0',
      CASH_CODE_KEY,
      PAYOUT_KEY,
      QR_KEY,
      RECEIPT_KEY,
      ...this.settings,
    };
  }

  async strike(): Promise<void> {
    await this.payments.stop();
    await this.ledger.stop();
    await Promise.all(this.fakes.map((fake) => fake.stop()));
    await this.connection.close();
    await this.nats.stop();
    await this.database.drop();
  }

  query<T>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    return this.payments.get(DataSource).query(sql, parameters);
  }

  /** What others were told of a payment, in order; those that tell of many are looked through. */
  async told(paymentId: string): Promise<{ name: string; data: Partial<CompletedPaymentV1> }[]> {
    const rows = await this.query<{ subject: string; data: Partial<CompletedPaymentV1> }>(
      `select subject, one.data
         from outbox
         cross join lateral (select envelope::jsonb -> 'data' as data) fact
         cross join lateral jsonb_array_elements(coalesce(fact.data -> 'payments', jsonb_build_array(fact.data))) as one (data)
        where one.data ->> 'paymentId' = $1
        order by fact_id`,
      [paymentId],
    );
    return rows.map(({ subject, data }) => ({ name: subject.split('.')[2]!, data }));
  }

  /** By a connection of its own, whether or not the service is there. */
  async outside(sql: string, parameters: unknown[] = []): Promise<void> {
    const client = new Client({ connectionString: this.database.url });
    await client.connect();
    await client.query(sql, parameters).finally(() => client.end());
  }

  /** Says a fact as its owner would, and waits until it is applied. */
  async say<Data extends object>(
    fact: Fact<Data>,
    data: Data,
    occurredAt = new Date().toISOString(),
  ): Promise<void> {
    const envelope: Envelope<Data> = {
      id: randomUUID(),
      subject: fact.subject,
      occurredAt,
      producer: 'spec',
      data,
    };
    const [owner = ''] = fact.subject.split('.');
    await ensureStream(await this.connection.jetstreamManager(), owner);
    await this.connection.jetstream().publish(fact.subject, JSON.stringify(envelope));
    await waitFor(
      async () => (await this.query('select 1 from inbox where fact_id = $1', [envelope.id])).length > 0,
      {
        what: `${fact.subject} to be applied`,
      },
    );
  }

  publishSchedule(schedule = SCHEDULE): Promise<void> {
    return this.say(schedulePublished, { schedule });
  }

  async aCustomer(balanceMinor = 1_000_000n): Promise<Actor> {
    const person = this.register({ walletKind: 'customer', tier: 2 });
    await this.say(peopleRegistered, { network: 'cash-plus', people: [person] });
    this.ledger.balances.set(person.walletId, balanceMinor);
    return { person, caller: callerOf(person, { roles: ['customer'] }) };
  }

  async aMerchant(changes: Partial<RegisteredPersonV1> = {}): Promise<Actor & { code: string }> {
    this.merchantNumber += 1;
    const code = `SHOP${this.merchantNumber}`;
    const profile = {
      code,
      tradeNameAr: 'حانوت',
      tradeNameFr: 'Épicerie',
      mcc: '5411',
      province: 'Rehamna',
      commune: 'Ben Guerir',
    };
    const person = this.register({ walletKind: 'merchant', tier: 3, merchant: profile, ...changes });
    await this.say(peopleRegistered, { network: 'wafacash', people: [person] });
    return { person, code, caller: callerOf(person, { roles: ['merchant'], merchantCode: code }) };
  }

  /** Somebody at the counter of an agent, whose float has this much. */
  async anAgent(balanceMinor = 1_000_000n, network: NetworkName = 'cash-plus'): Promise<Agent> {
    const [floatId, agentId] = [randomUUID(), randomUUID()];
    const names = { tradeNameAr: 'وكالة الأمل', tradeNameFr: 'Agence Al Amal' };
    const float = {
      floatId,
      agentId,
      network,
      agentCode: `A-${floatId.slice(0, 8).toUpperCase()}`,
      ...names,
    };
    await this.say(floatsOpened, { floats: [float] });
    this.ledger.balances.set(floatId, balanceMinor);
    return {
      floatId,
      agentId,
      caller: { kind: 'person', id: randomUUID(), roles: ['agent'], network, agentId },
    };
  }

  private register(
    given: Pick<RegisteredPersonV1, 'walletKind' | 'tier'> & Partial<RegisteredPersonV1>,
  ): RegisteredPersonV1 {
    return { personId: randomUUID(), walletId: randomUUID(), language: 'ar', references: [], ...given };
  }
}

export function callerOf(
  person: RegisteredPersonV1,
  given: Pick<CallerV1, 'roles' | 'merchantCode'>,
): CallerV1 {
  return { kind: 'person', id: person.personId, walletId: person.walletId, ...given };
}
