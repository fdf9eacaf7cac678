import { randomUUID } from 'node:crypto';
import { signBytes, type RawNotice } from '@hanout/network-kit';
import type { RemoteEvent, RemoteResult } from '@hanout/network-testing';
import { waitFor } from '@hanout/testing';
import type { NetworkUnderTest } from './networks-under-test';

/** What the network brings to our door by itself, and what became of it. */
export class NoticesUnderTest {
  constructor(
    private readonly network: NetworkUnderTest,
    private readonly url: string,
  ) {}

  of(event: RemoteEvent, secret?: string): RawNotice {
    return this.network.remote.notice(event, secret);
  }

  ofPayout(payoutId: string, result: Omit<RemoteResult, 'id'>): RawNotice {
    const order = { id: payoutId, account: '+212611111111', amountMinor: '3500', currency: 'MAD' };
    return this.of({ event: 'payout', order, result: { id: payoutId, ...result } });
  }

  ofCollection(details: Partial<Extract<RemoteEvent, { event: 'collection' }>> = {}): RawNotice {
    return this.of({
      event: 'collection',
      ref: `COL-${randomUUID().slice(0, 8)}`,
      payee: '100234',
      amountMinor: '12000',
      currency: 'MAD',
      collectedAt: new Date('2026-11-28T09:59:59Z'),
      ...details,
    });
  }

  /** Other bytes, signed as the network signs. */
  signed(raw: Buffer, { headers }: RawNotice): RawNotice {
    const { secret } = this.network.remote.settings();
    const timestamp = headers['x-timestamp'] ?? '';
    const signature = signBytes(Buffer.concat([Buffer.from(`${timestamp}.`), raw]), secret);
    return { name: 'POST /', headers: { ...headers, 'x-signature': signature }, raw };
  }

  async bring({ headers, raw }: Pick<RawNotice, 'headers' | 'raw'>, path = ''): Promise<number> {
    const body = new Uint8Array(raw);
    const { status } = await fetch(`${this.url}/notices${path}`, { method: 'POST', headers, body });
    return status;
  }

  /** Everything that could be changed by a notice. */
  async everything(): Promise<object[]> {
    const tables = ['payouts', 'collections', 'notices', 'contradictions', 'unmatched_words', 'outbox'];
    return Promise.all(tables.map((table) => this.network.query(`select * from ${table} order by 1`)));
  }

  async count(what: string): Promise<number> {
    const rows = await this.network.query<{ notices: string }>(
      'select notices from notice_counts where what = $1',
      [what],
    );
    return Number(rows[0]?.notices ?? 0);
  }

  async waitForCount(what: string, count: number): Promise<void> {
    await waitFor(async () => (await this.count(what)) === count, { what: `${count} ${what}` });
  }

  async waitForAllApplied(): Promise<void> {
    await waitFor(
      async () => (await this.network.query("select 1 from notices where state = 'kept'")).length === 0,
      { what: 'the notices to be applied' },
    );
  }
}
