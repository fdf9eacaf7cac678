import { randomBytes, randomUUID } from 'node:crypto';
import { createDataSource, migrate } from '@hanout/database';
import { CreateMessaging1735689600000, Outbox } from '@hanout/messaging';
import type { NetworkAdapter, Outcome, PayoutCapability, PayoutOrder } from '@hanout/network-kit';
import { Jobs } from '@hanout/service-kit';
import { createTestDatabase, waitFor, type TestDatabase } from '@hanout/testing';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { NetworksConfig } from '../src/config';
import { DataSeal } from '../src/data-seal';
import { migrations } from '../src/migrations';
import { PayoutOrders } from '../src/payouts/payout-orders';
import { PayoutSender } from '../src/payouts/payout-sender.service';
import { accountPlace } from '../src/payouts/payout.answer';
import { addPayouts, type NewPayout } from '../src/payouts/payouts.queries';
import { Settling } from '../src/payouts/settling.service';

export const unknown = (cause: string): Outcome => ({ outcome: 'unknown', cause });
export const yes: Outcome = { outcome: 'succeeded', ref: 'REF-1' };

type Call = 'send' | 'query' | 'reverse';

interface Standing {
  state: string;
  attempts: number;
  reason: string | null;
  ref: string | null;
  /** Seconds. */
  dueIn: number;
}

/** The sender with a real database and an adapter of which everything can be told: what it is asked, and when. */
export class SenderUnderTest {
  /** What the network was asked, in order, and what it says to it. */
  asked: Call[] = [];
  say: Record<Call, (order: PayoutOrder) => Outcome | Promise<Outcome>>;
  private readonly key = randomBytes(32).toString('base64');
  private stopNow: (() => Promise<void>) | undefined;

  private constructor(
    private readonly database: TestDatabase,
    readonly source: DataSource,
  ) {
    this.calm();
  }

  static async prepare(): Promise<SenderUnderTest> {
    Logger.overrideLogger(false);
    const database = await createTestDatabase();
    const source = createDataSource({
      url: database.url,
      poolMax: 10,
      applicationName: 'spec',
      entities: [],
      migrations: [CreateMessaging1735689600000, ...migrations],
    });
    await source.initialize();
    await migrate(source);
    return new SenderUnderTest(database, source);
  }

  calm(): void {
    this.asked = [];
    this.say = { send: () => yes, query: () => yes, reverse: () => yes };
  }

  async clear(): Promise<void> {
    await this.stop();
    await this.source.query('delete from payouts');
  }

  async drop(): Promise<void> {
    await this.source.destroy();
    await this.database.drop();
  }

  capability(kinds: readonly Call[], perCall = 1): PayoutCapability {
    const answerTo = (kind: Call) => (orders: readonly PayoutOrder[]) => {
      this.asked.push(kind);
      return Promise.all(orders.map(async (order) => ({ id: order.id, ...(await this.say[kind](order)) })));
    };
    return {
      perCall,
      send: answerTo('send'),
      ...(kinds.includes('query') && { query: answerTo('query') }),
      ...(kinds.includes('reverse') && { reverse: answerTo('reverse') }),
    };
  }

  start(adapter: Partial<NetworkAdapter>, settings: Partial<NetworksConfig> = {}): PayoutSender {
    const config = Object.assign(new NetworksConfig(), {
      network: 'cash-plus',
      dataKey: this.key,
      networkTimeoutMs: 1_000,
      payoutPauseSeconds: 600,
      payoutPauseMaxSeconds: 600,
      ...settings,
    });
    const [jobs, seal] = [new Jobs(), new DataSeal(config)];
    const sender = new PayoutSender(
      this.source,
      { network: 'cash-plus', ...adapter },
      new PayoutOrders(seal),
      new Settling(new Outbox('networks-cash-plus'), config),
      jobs,
      config,
      { now: () => new Date() },
    );
    sender.onApplicationBootstrap();
    this.stopNow = async () => {
      this.stopNow = undefined;
      await Promise.all([sender.beforeApplicationShutdown(), jobs.beforeApplicationShutdown()]);
    };
    return sender;
  }

  async stop(): Promise<void> {
    await this.stopNow?.();
  }

  someNew(count = 1): NewPayout[] {
    const seal = new DataSeal({ dataKey: this.key } as NetworksConfig);
    return Array.from({ length: count }, () => {
      const payoutId = randomUUID();
      const accountSealed = seal.seal('+212611111111', accountPlace(payoutId));
      return { payoutId, accountSealed, amountMinor: '3500', amountCurrency: 'MAD', reference: '8WD3KQ5TBX' };
    });
  }

  /** Written down, and not tried yet. @returns their ids as they are counted: by id */
  async take(count = 1): Promise<string[]> {
    const rows = this.someNew(count);
    await addPayouts(this.source.manager, rows);
    return rows.map(({ payoutId }) => payoutId).sort();
  }

  async rowOf(payoutId: string | undefined): Promise<Standing> {
    const [row] = (await this.source.query(
      `select state, attempts, reason, remote_ref as ref,
              extract(epoch from next_attempt_at - now())::float8 as "dueIn" from payouts where payout_id = $1`,
      [payoutId],
    )) as [Standing];
    return row;
  }

  async waitForReason(payoutId: string | undefined, reason: string): Promise<void> {
    await waitFor(async () => (await this.rowOf(payoutId)).reason === reason, { what: reason });
  }

  async waitForState(payoutId: string | undefined, state: string): Promise<void> {
    await waitFor(async () => (await this.rowOf(payoutId)).state === state, { what: state });
  }

  /** As if all that wait had been sent so long ago, and were due. */
  async age(seconds: number): Promise<void> {
    await this.source.query(
      `update payouts set next_attempt_at = now(), reason = coalesce(reason, 'timeout'),
              first_sent_at = now() - make_interval(secs => $1) where state = 'waiting'`,
      [seconds],
    );
  }
}
