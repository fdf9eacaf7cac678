import { readStatement, type StatementLineV1 } from '@hanout/contracts';
import type { Asks } from '@hanout/messaging';
import { STATEMENT_ERRORS } from './statements.errors';

const PAGE_LINES = 500;

export interface EntryRange {
  accountId: string;
  from: Date;
  to: Date;
  /** More lines than this are too many to read while somebody waits. */
  linesMax: number;
}

/** Balances in minor units before the first entry and after the last one. */
export interface EntryBounds {
  openingMinor: bigint;
  closingMinor: bigint;
}

/**
 * All entries of a range, page by page. Entries may be added while the pages are turned: the cursor is the number of an
 * entry, and later ones have larger numbers, so the opening of the first page and the closing of the last one are those
 * of exactly the lines that were read.
 *
 * @throws DomainError `payments.statement_too_long`
 */
export async function readEntries(
  asks: Asks,
  { accountId, from, to, linesMax }: EntryRange,
  take: (line: StatementLineV1) => void,
): Promise<EntryBounds> {
  const range = { accountId, from: from.toISOString(), to: to.toISOString(), limit: PAGE_LINES };
  let openingMinor: bigint | undefined;
  let afterEntryId: string | undefined;
  for (let count = 0; ;) {
    const page = await asks.ask(readStatement, { ...range, ...(afterEntryId && { afterEntryId }) });
    openingMinor ??= BigInt(page.opening.minor);
    count += page.lines.length;
    if (count > linesMax)
      throw STATEMENT_ERRORS.error('payments.statement_too_long', { params: { max: String(linesMax) } });
    page.lines.forEach(take);
    afterEntryId = page.nextAfterEntryId;
    if (afterEntryId === undefined) return { openingMinor, closingMinor: BigInt(page.closing.minor) };
  }
}
