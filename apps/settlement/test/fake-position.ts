import { randomUUID } from 'node:crypto';
import { readStatement, type StatementLineV1, type StatementV1 } from '@hanout/contracts';
import { errorTable } from '@hanout/errors';
import { fakeAnswers, type FakeAnswers } from '@hanout/testing';

const text = { en: 'unknown', fr: 'inconnu', ar: 'مجهول' };
const LEDGER = errorTable({ 'ledger.account_unknown': { kind: 'not_found', text } });

export interface PostedEntry {
  at: string;
  /** Minor units; above zero it is credited. */
  minor: bigint;
  kind?: string;
  reference?: string;
  transferId?: string;
}

/** One account of a ledger that tells its statement page by page, as the real one does. */
export class FakePosition {
  readonly lines: (StatementLineV1 & { at: number })[] = [];
  private balance = 0n;

  constructor(private readonly accountId: string) {}

  /** In the order of their times. */
  post(...entries: PostedEntry[]): this {
    for (const { at, minor, kind = 'payout', reference, transferId = randomUUID() } of entries) {
      this.balance += minor;
      this.lines.push({
        at: new Date(at).getTime(),
        entryId: String(1_000 + this.lines.length),
        transferId,
        kind,
        ...(reference !== undefined && { reference }),
        direction: minor < 0n ? 'debit' : 'credit',
        amount: { minor: (minor < 0n ? -minor : minor).toString(), currency: 'MAD' },
        balanceAfter: { minor: this.balance.toString(), currency: 'MAD' },
        counterAccountId: randomUUID(),
        postedAt: new Date(at).toISOString(),
      });
    }
    return this;
  }

  listen(natsUrl: string): Promise<FakeAnswers<object>> {
    return fakeAnswers(
      natsUrl,
      readStatement,
      ({ accountId, from, to, afterEntryId, limit }): StatementV1 => {
        if (accountId !== this.accountId) throw LEDGER.error('ledger.account_unknown');
        const [start, end] = [new Date(from).getTime(), new Date(to).getTime()];
        const before = this.lines.findLast(({ at }) => at < start);
        const within = this.lines.filter(({ at }) => at >= start && at < end);
        const rest = within.filter(({ entryId }) => Number(entryId) > Number(afterEntryId ?? 0));
        const page = rest.slice(0, limit);
        const nothing = { minor: '0', currency: 'MAD' };
        const opening = before?.balanceAfter ?? nothing;
        return {
          accountId,
          opening,
          closing: within.at(-1)?.balanceAfter ?? opening,
          lines: page.map(({ at: _at, ...line }) => line),
          ...(rest.length > page.length && { nextAfterEntryId: page.at(-1)!.entryId }),
        };
      },
    );
  }
}
