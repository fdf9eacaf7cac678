import type { ReadStatementV1, StatementLineV1, StatementV1 } from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { LEDGER_ERRORS } from '../ledger.errors';
import { isEntryOf, readBounds, readLines, type EntryLine, type StatementBounds } from './statements.queries';

@Injectable()
export class StatementsService {
  constructor(private readonly dataSource: DataSource) {}

  /** One snapshot for the bounds and the lines, so that they agree while transfers are being posted. */
  async readStatement(question: ReadStatementV1): Promise<StatementV1> {
    const { accountId, limit } = question;
    const afterEntryId = question.afterEntryId ?? undefined;
    const range = { accountId, from: timeOf(question, 'from'), to: timeOf(question, 'to') };
    if (range.to < range.from) throw LEDGER_ERRORS.error('ledger.range_invalid', { field: 'to' });
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const bounds = await readBounds(manager, range);
      if (!bounds) throw LEDGER_ERRORS.error('ledger.account_unknown', { field: 'accountId' });
      const { account_no: accountNo, currency, opening, closing, end_no: endNo } = bounds;
      const firstNo = await firstOfPage(manager, bounds, afterEntryId);
      const found = await readLines(manager, { accountNo, firstNo, endNo, limit: limit + 1 });
      const page = found.slice(0, limit);
      const last = page.at(-1);
      return {
        accountId,
        opening: { minor: opening, currency },
        closing: { minor: closing, currency },
        lines: page.map((line) => lineOf(line, currency)),
        ...(found.length > page.length && last && { nextAfterEntryId: last.entry_id }),
      };
    });
  }
}

/** ISO 8601 has times that no clock shows: weeks, days of a year. */
function timeOf(question: ReadStatementV1, field: 'from' | 'to'): Date {
  const time = new Date(question[field]);
  if (!Number.isNaN(time.getTime())) return time;
  throw PLATFORM_ERRORS.error('platform.invalid_input', {
    field,
    params: { field, problem: 'is not a time' },
  });
}

/** An entry's id is its number: the page begins with the next one, and never before the range. */
async function firstOfPage(
  manager: EntityManager,
  { account_no: accountNo, first_no: firstNo }: StatementBounds,
  afterEntryId: string | undefined,
): Promise<string> {
  if (afterEntryId === undefined) return firstNo;
  if (!(await isEntryOf(manager, { accountNo, entryId: afterEntryId }))) {
    throw LEDGER_ERRORS.error('ledger.cursor_unknown', { field: 'afterEntryId' });
  }
  const next = BigInt(afterEntryId) + 1n;
  return next > BigInt(firstNo) ? next.toString() : firstNo;
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
