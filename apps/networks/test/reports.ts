import { randomUUID } from 'node:crypto';
import { businessDayOf } from '@hanout/calendar';
import type { RemoteEvent, RemoteReportLine, RemoteResult } from '@hanout/network-testing';
import { waitFor } from '@hanout/testing';
import type { NetworkUnderTest } from './networks-under-test';

export type CollectionLine = Extract<RemoteReportLine, { event: 'collection' }>;

/** The network's own statement of today, as a spec writes it, and what became of it. */
export class ReportsUnderTest {
  readonly day = businessDayOf(new Date());

  constructor(private readonly network: NetworkUnderTest) {}

  write(lines: readonly RemoteReportLine[], { day = this.day as string, isFinal = false } = {}): void {
    this.network.remote.reports.set(day, { day, isFinal, lines });
  }

  collection(details: Partial<CollectionLine> = {}): CollectionLine {
    return {
      event: 'collection',
      ref: `COL-${randomUUID().slice(0, 8)}`,
      account: '+212698765432',
      payee: '100234',
      amountMinor: '12000',
      currency: 'MAD',
      collectedAt: new Date('2026-11-28T09:59:59Z'),
      ...details,
    };
  }

  payout(
    { payoutId: id, account = '+212612345678' }: { payoutId: string; account?: string },
    result: Omit<RemoteResult, 'id'>,
    amountMinor = '3500',
  ): RemoteReportLine {
    const order = { id, account, amountMinor, currency: 'MAD' };
    const event: Extract<RemoteEvent, { event: 'payout' }> = {
      event: 'payout',
      order,
      result: { id, ...result },
    };
    return { ...event, decidedAt: new Date('2026-11-28T10:00:00Z') };
  }

  /** Its turn has come. @returns why none was taken, or undefined */
  async fetch(day: string = this.day): Promise<string | undefined> {
    await this.makeDue(day);
    await waitFor(async () => (await this.standing(day)) !== undefined, {
      what: 'the statement to be asked for',
    });
    return (await this.standing(day))!.cause ?? undefined;
  }

  async makeDue(day: string = this.day): Promise<void> {
    await this.network.query(
      `insert into report_days (day, next_fetch_at) values ($1, now()) on conflict (day) do update
          set next_fetch_at = now(), fetched_at = null, cause = null, is_final = false`,
      [day],
    );
  }

  /** Once it was fetched and all that was kept is applied. */
  async learn(): Promise<void> {
    const cause = await this.fetch();
    if (cause !== undefined) throw new Error(`no statement: ${cause}`);
    await this.waitForAllApplied();
  }

  async waitForAllApplied(): Promise<void> {
    await waitFor(
      async () => (await this.network.query("select 1 from notices where state = 'kept'")).length === 0,
      { what: 'the statement to be applied' },
    );
  }

  kept(): Promise<{ state: string }[]> {
    return this.network.query("select state from notices where via = 'report' order by notice_id");
  }

  private async standing(day: string): Promise<{ cause: string | null } | undefined> {
    const rows = await this.network.query<{ cause: string | null }>(
      'select cause from report_days where day = $1 and (cause is not null or fetched_at is not null)',
      [day],
    );
    return rows[0];
  }
}
