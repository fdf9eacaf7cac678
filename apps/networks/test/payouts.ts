import { randomUUID } from 'node:crypto';
import {
  payoutsEnded,
  takePayouts,
  type PayoutsEndedV1,
  type PayoutToTakeV1,
  type PayoutV1,
} from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import type { NetworkUnderTest } from './networks-under-test';

let lastNumber = 0;

export function aPayout(details: Partial<PayoutToTakeV1> = {}): PayoutToTakeV1 {
  lastNumber += 1;
  return {
    payoutId: randomUUID(),
    account: `+2126${String(10_000_000 + lastNumber)}`,
    amount: { minor: '3500', currency: 'MAD' },
    reference: `HNT${String(lastNumber).padStart(7, '0')}`,
    ...details,
  };
}

export function somePayouts(count: number): PayoutToTakeV1[] {
  return Array.from({ length: count }, () => aPayout());
}

export interface PayoutStanding {
  state: string;
  attempts: number;
  reason: string | null;
  remote_ref: string | null;
  account_sealed: Buffer;
  no: string;
}

/** The payouts of a network under test: asked for as `payments` does, seen in its rows, its outbox and the remote's books. */
export class PayoutsUnderTest {
  constructor(private readonly network: NetworkUnderTest) {}

  async take(...payouts: PayoutToTakeV1[]): Promise<PayoutV1[]> {
    return (await this.network.asks.ask(takePayouts[this.network.network], { payouts })).payouts;
  }

  async rowOf({ payoutId }: { payoutId: string }): Promise<PayoutStanding | undefined> {
    const rows = await this.network.query<PayoutStanding>('select * from payouts where payout_id = $1', [
      payoutId,
    ]);
    return rows[0];
  }

  async stateOf(payout: { payoutId: string }): Promise<string | undefined> {
    return (await this.rowOf(payout))?.state;
  }

  async waitForEnd(...payouts: { payoutId: string }[]): Promise<void> {
    await waitFor(async () => (await this.countOpen(payouts)) === 0, {
      what: 'the payouts to come to an end',
      timeoutMs: 40_000,
    });
  }

  async waitForCause(payout: { payoutId: string }): Promise<string> {
    await waitFor(async () => typeof (await this.rowOf(payout))?.reason === 'string', {
      what: 'a try of no clear word',
    });
    return (await this.rowOf(payout))!.reason!;
  }

  /** The pause is over for all that wait. */
  async hurry(): Promise<void> {
    await this.network.query("update payouts set next_attempt_at = now() where state = 'waiting'");
  }

  /** What was said of it: once, when it is told once. */
  async toldOf({ payoutId }: { payoutId: string }): Promise<PayoutV1[]> {
    return (await this.allTold()).filter((one) => one.payoutId === payoutId);
  }

  async allTold(): Promise<PayoutV1[]> {
    const rows = await this.network.query<{ envelope: string }>(
      'select envelope from outbox where subject = $1',
      [payoutsEnded[this.network.network].subject],
    );
    return rows.flatMap(({ envelope }) => (JSON.parse(envelope) as { data: PayoutsEndedV1 }).data.payouts);
  }

  remoteOf({ payoutId }: { payoutId: string }) {
    return this.network.remote.payments.get(payoutId);
  }

  private async countOpen(payouts: { payoutId: string }[]): Promise<number> {
    const [row] = await this.network.query<{ open: number }>(
      "select count(*)::int as open from payouts where payout_id = any($1) and state = 'waiting'",
      [payouts.map(({ payoutId }) => payoutId)],
    );
    return row!.open;
  }
}
