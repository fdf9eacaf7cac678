import { randomUUID } from 'node:crypto';
import { systemClock } from '@hanout/calendar';
import type { CallerV1, CompletedPaymentV1, Envelope, Fact, NetworkName, Role } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Jobs, startService, type RunningService } from '@hanout/service-kit';
import { createTestDatabase, startTestNats, type TestDatabase, type TestNats } from '@hanout/testing';
import { connect, type NatsConnection } from 'nats';
import { DataSource } from 'typeorm';
import { PositionsService } from '../src/positions/positions.service';
import { service } from '../src/service';
import { ClosingJob } from '../src/windows/closing.job';

export const staffWith = (role: Role): CallerV1 => ({ kind: 'staff', id: randomUUID(), roles: [role] });

/** Settlement by a clock that the spec sets; it closes nothing before the spec says so. */
export class SettlementStage {
  now: string;
  settlement: RunningService;
  private listener: NatsConnection;
  private readonly told: Envelope<unknown>[] = [];

  private constructor(
    readonly nats: TestNats,
    readonly database: TestDatabase,
    private readonly settings: Record<string, string>,
  ) {}

  static async set(now: string, settings: Record<string, string> = {}): Promise<SettlementStage> {
    const stage = new SettlementStage(await startTestNats(), await createTestDatabase(), settings);
    stage.now = now;
    jest.spyOn(systemClock, 'now').mockImplementation(() => new Date(stage.now));
    stage.listener = await connect({ servers: stage.nats.url });
    stage.listener.subscribe('settlement.evt.>', {
      callback: (_error, message) => void stage.told.push(message.json()),
    });
    await stage.start();
    return stage;
  }

  get env(): Record<string, string> {
    return {
      NATS_URL: this.nats.url,
      DATABASE_URL: this.database.url,
      HTTP_PORT: '0',
      CLOSE_AFTER_MS: '0',
      LEDGER_DEADLINE_MS: '300',
      TOTALS_DEADLINE_MS: '1000',
      ASK_AGAIN_AFTER_MS: '50',
      ...this.settings,
    };
  }

  async start(): Promise<void> {
    const now = this.now;
    // Before all terms, the run of each job at the start finds nothing to do.
    this.now = '2020-01-01T00:00:00.000Z';
    const never = { CLOSE_EVERY_MS: '3600000', POST_EVERY_MS: '3600000', PROVE_EVERY_MS: '3600000' };
    this.settlement = await startService(service, { ...this.env, ...never });
    await this.settlement.get(Jobs).haveRunOnce();
    this.now = now;
  }

  async strike(): Promise<void> {
    await this.settlement.stop();
    await this.listener.close();
    await this.database.drop();
    await this.nats.stop();
  }

  query<Row>(text: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.settlement.get(DataSource).query(text, parameters);
  }

  /** What settlement has said of a kind so far, each fact once however often it went out. */
  heard<Data extends object>({ subject }: Fact<Data>): Data[] {
    const facts = new Map(this.told.map((envelope) => [envelope.id, envelope]));
    return [...facts.values()].filter((one) => one.subject === subject).map(({ data }) => data as Data);
  }

  /** Tells of payments as one fact. */
  async pay(...payments: CompletedPaymentV1[]): Promise<void> {
    await inTransaction(this.settlement.get(DataSource), (manager) =>
      this.settlement.get(PositionsService).onPaymentsCompleted({ payments }, manager),
    );
  }

  /** Tells of one grant. */
  async grant(network: NetworkName, minor: string, paidAt: string): Promise<void> {
    const ids = { lineId: randomUUID(), walletId: randomUUID(), personId: randomUUID() };
    const lines = [{ ...ids, network, amount: { minor, currency: 'MAD' } }];
    await inTransaction(this.settlement.get(DataSource), (manager) =>
      this.settlement
        .get(PositionsService)
        .onLinesPaid({ programme: 'tayssir', rosterId: randomUUID(), paidAt, lines }, manager),
    );
  }

  /** Closes all that is due by the clock of the spec. */
  async closeAll(): Promise<void> {
    while (await this.settlement.get(ClosingJob).closeNext());
  }
}

export function aPayment(
  payer: NetworkName,
  payee: NetworkName,
  minor: string,
  completedAt: string,
): CompletedPaymentV1 {
  return {
    paymentId: randomUUID(),
    kind: 'merchant_payment',
    channel: 'code',
    reference: 'ABCDE-12345',
    payer: { walletId: randomUUID(), kind: 'customer', network: payer },
    payee: { walletId: randomUUID(), kind: 'merchant', network: payee },
    amount: { minor, currency: 'MAD' },
    fee: { paidBy: 'payee', amount: { minor: '0', currency: 'MAD' }, accrued: '0', shares: [] },
    completedAt,
  };
}
