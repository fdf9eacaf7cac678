import type { ReadStatementV1, StatementLineV1, StatementV1 } from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { LEDGER_ERRORS } from '../ledger.errors';
import { findPlace, readBounds, readLines, type EntryLine, type EntryPlace } from './statements.queries';

@Injectable()
export class StatementsService {
  constructor(private readonly dataSource: DataSource) {}

  /** One snapshot for the bounds and the lines, so that they agree while transfers are being posted. */
  async readStatement(question: ReadStatementV1): Promise<StatementV1> {
    const range = { accountId: question.accountId, from: new Date(question.from), to: new Date(question.to) };
    if (range.to < range.from) throw LEDGER_ERRORS.error('ledger.range_invalid', { field: 'to' });
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const bounds = await readBounds(manager, range);
      if (!bounds) throw LEDGER_ERRORS.error('ledger.account_unknown', { field: 'accountId' });
      const { currency, opening, closing } = bounds;
      const after = await placeBefore(manager, { ...range, afterEntryId: question.afterEntryId });
      const found = await readLines(manager, { ...range, after, limit: question.limit + 1 });
      const page = found.slice(0, question.limit);
      const last = page.at(-1);
      return {
        accountId: range.accountId,
        opening: { minor: opening, currency },
        closing: { minor: closing, currency },
        lines: page.map((line) => lineOf(line, currency)),
        ...(found.length > page.length && last && { nextAfterEntryId: last.entry_id }),
      };
    });
  }
}

/** Entries are numbered from 1, so 0 is the place before all those of one instant. */
async function placeBefore(
  manager: EntityManager,
  { accountId, from, afterEntryId }: { accountId: string; from: Date; afterEntryId?: string },
): Promise<EntryPlace> {
  const start = { postedAt: from, entryId: '0' };
  if (afterEntryId === undefined) return start;
  const cursor = await findPlace(manager, { accountId, entryId: afterEntryId });
  if (!cursor) throw LEDGER_ERRORS.error('ledger.cursor_unknown', { field: 'afterEntryId' });
  return cursor.postedAt < from ? start : cursor;
}

function lineOf(entry: EntryLine, currency: string): StatementLineV1 {
  return {
    entryId: entry.entry_id,
    transferId: entry.transfer_id,
    kind: entry.kind,
    ...(entry.reference !== null && { reference: entry.reference }),
    direction: entry.direction,
    amount: { minor: entry.amount_minor, currency },
    balanceAfter: { minor: entry.balance_after_minor, currency },
    counterAccountId: entry.counter_account_id,
    postedAt: entry.posted_at.toISOString(),
  };
}
