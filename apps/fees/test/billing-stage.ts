import { randomUUID } from 'node:crypto';
import { systemClock } from '@hanout/calendar';
import {
  openAccounts,
  paymentsCompleted,
  postTransfers,
  type CompletedPaymentV1,
  type Envelope,
  type OpenAccountsV1,
  type PaymentsCompletedV1,
  type PostingV1,
  type PostTransfersV1,
  type TransferToPostV1,
} from '@hanout/contracts';
import { ensureStream } from '@hanout/messaging';
import { startService, type RunningService } from '@hanout/service-kit';
import {
  createTestDatabase,
  fakeAnswers,
  NO_ANSWER,
  startTestNats,
  waitFor,
  type FakeAnswers,
  type TestDatabase,
  type TestNats,
} from '@hanout/testing';
import { connect } from 'nats';
import { DataSource } from 'typeorm';
import { service } from '../src/service';

const BEFORE_ALL = '2021-01-01T12:00:00.000Z';

/** Fees with a ledger that may be in a bad mood: `deaf` does nothing, `mute` does it and does not say so. */
export class BillingStage {
  mood: 'well' | 'deaf' | 'mute' = 'well';
  /** By the clock of the service. */
  now = BEFORE_ALL;
  /** Wallets that have nothing. */
  readonly poor = new Set<string>();
  readonly posted = new Map<string, TransferToPostV1>();
  readonly refused = new Set<string>();
  readonly opened = new Set<string>();
  asked = 0;
  fees: RunningService;

  private constructor(
    readonly nats: TestNats,
    readonly database: TestDatabase,
    private ledger: FakeAnswers<PostTransfersV1> | undefined,
    private openings: FakeAnswers<OpenAccountsV1> | undefined,
  ) {}

  static async set(): Promise<BillingStage> {
    const [nats, database] = await Promise.all([startTestNats(), createTestDatabase()]);
    const stage = new BillingStage(nats, database, undefined, undefined);
    jest.spyOn(systemClock, 'now').mockImplementation(() => new Date(stage.now));
    stage.ledger = await fakeAnswers(nats.url, postTransfers, ({ transfers }) => {
      stage.asked += transfers.length;
      if (stage.mood === 'deaf') return NO_ANSWER;
      const postings = transfers.map((transfer) => stage.post(transfer));
      return stage.mood === 'mute' ? NO_ANSWER : { postings };
    });
    stage.openings = await fakeAnswers(nats.url, openAccounts, ({ accounts }) => ({
      accounts: accounts.map(({ accountId }) => ({ accountId, outcome: stage.open(accountId) })),
    }));
    await stage.start();
    return stage;
  }

  get env(): Record<string, string> {
    return {
      NATS_URL: this.nats.url,
      DATABASE_URL: this.database.url,
      HTTP_PORT: '0',
      LEDGER_DEADLINE_MS: '300',
      ASK_AGAIN_AFTER_MS: '50',
    };
  }

  /**
   * Nothing is billed until the spec says so: each job runs once when the service starts, maybe late on a busy machine, and
   * of a day before all others finds nothing to do.
   */
  async start(): Promise<void> {
    this.now = BEFORE_ALL;
    const never = { BILL_EVERY_MS: '3600000', COLLECT_EVERY_MS: '3600000' };
    this.fees = await startService(service, { ...this.env, ...never });
  }

  async strike(): Promise<void> {
    await this.fees?.stop();
    await this.ledger?.stop();
    await this.openings?.stop();
    await this.nats.stop();
    await this.database.drop();
  }

  query<Row>(text: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.fees.get(DataSource).query(text, parameters);
  }

  /** Says each list as one fact and waits until all are applied. */
  async tell(...lists: CompletedPaymentV1[][]): Promise<void> {
    await this.say(lists.map(envelopeOf));
  }

  /** Delivered twice, as a broker may; what is told after it is applied after it. */
  async tellTwice(payments: CompletedPaymentV1[]): Promise<void> {
    const envelope = envelopeOf(payments);
    const last = aPurchase({ walletId: randomUUID(), personId: randomUUID() }, '2021-12-07T12:00:00.000Z');
    await this.say([envelope, envelope, envelopeOf([last])]);
  }

  private async say(envelopes: Envelope<PaymentsCompletedV1>[]): Promise<void> {
    const connection = await connect({ servers: this.nats.url });
    await ensureStream(await connection.jetstreamManager(), 'payments');
    for (const envelope of envelopes)
      await connection.jetstream().publish(paymentsCompleted.subject, JSON.stringify(envelope));
    await connection.close();
    const ids = [...new Set(envelopes.map(({ id }) => id))];
    const applied = async () =>
      (await this.query('select 1 from inbox where fact_id = any ($1)', [ids])).length === ids.length;
    await waitFor(applied, { what: 'the facts to be applied' });
  }

  /** Credits − debits of all that was posted. */
  balanceOf(accountId: string): bigint {
    const legs = [...this.posted.values()].flatMap((transfer) => transfer.legs);
    return legs.reduce((sum, { debitAccountId, creditAccountId, amount: { minor } }) => {
      if (creditAccountId === accountId) return sum + BigInt(minor);
      return debitAccountId === accountId ? sum - BigInt(minor) : sum;
    }, 0n);
  }

  private open(accountId: string): 'opened' | 'repeated' {
    if (this.opened.has(accountId)) return 'repeated';
    this.opened.add(accountId);
    return 'opened';
  }

  private post(transfer: TransferToPostV1): PostingV1 {
    const { transferId, legs } = transfer;
    const known = this.posted.get(transferId);
    if (known && JSON.stringify(known) !== JSON.stringify(transfer))
      return { transferId, outcome: 'refused', reason: 'id_reused' };
    const postedAt = '2021-12-08T00:20:00.000Z';
    if (known) return { transferId, outcome: 'repeated', postedAt };
    if (this.refused.has(transferId) || this.poor.has(legs[0]!.debitAccountId)) {
      this.refused.add(transferId);
      return { transferId, outcome: 'refused', reason: 'insufficient_funds' };
    }
    this.posted.set(transferId, transfer);
    return { transferId, outcome: 'posted', postedAt };
  }
}

function envelopeOf(payments: CompletedPaymentV1[]): Envelope<PaymentsCompletedV1> {
  return {
    id: randomUUID(),
    subject: paymentsCompleted.subject,
    occurredAt: new Date().toISOString(),
    producer: 'test',
    data: { payments },
  };
}

export interface Shop {
  walletId: string;
  personId: string;
}

/** A purchase of 35 MAD that accrues 12.25 centimes; with `refundOf`, all of it goes back. */
export function aPurchase(shop: Shop, completedAt: string, refundOf?: string): CompletedPaymentV1 {
  const [customer, merchant] = [
    { walletId: randomUUID(), kind: 'customer' as const, network: 'm2t' as const },
    { ...shop, kind: 'merchant' as const, network: 'm2t' as const },
  ];
  return {
    paymentId: randomUUID(),
    kind: refundOf === undefined ? 'merchant_payment' : 'refund',
    channel: 'code',
    reference: 'K7MPQR2XYZ',
    payer: refundOf === undefined ? customer : merchant,
    payee: refundOf === undefined ? merchant : customer,
    amount: { minor: '3500', currency: 'MAD' },
    fee: {
      paidBy: 'payee',
      amount: { minor: '0', currency: 'MAD' },
      accrued: '122500',
      scheduleId: '7c2f6d2e-3c55-4f0e-9d3a-5b7c1b8e9a10',
      shares: [
        { party: 'issuer', fraction: '100000' },
        { party: 'platform', fraction: '22500' },
      ],
    },
    ...(refundOf !== undefined && { refundOf }),
    completedAt,
  };
}
