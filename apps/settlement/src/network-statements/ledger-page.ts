import { readStatement, systemAccountId, type StatementLineV1, type StatementV1 } from '@hanout/contracts';
import { DomainError } from '@hanout/errors';
import type { Asks } from '@hanout/messaging';

/** The most that the ledger tells at once. */
const PAGE_LINES = 500;

export interface LedgerPage {
  /** Minor units, of the whole period. */
  openingMinor: bigint;
  closingMinor: bigint;
  lines: StatementLineV1[];
  /** Absent: this is the last one. */
  next: string | undefined;
}

export interface PageWish {
  accountName: string;
  from: Date;
  to: Date;
  /** The entry that the page before ended with. */
  after: string | undefined;
  deadlineMs: number;
}

/**
 * Of an account that nothing has moved yet: nothing.
 * @throws NoAnswer, Error when balances and entries do not follow from one another: such a statement is given to nobody
 */
export async function readLedgerPage(asks: Asks, wish: PageWish): Promise<LedgerPage> {
  const { accountName, from, to, after, deadlineMs } = wish;
  const question = {
    accountId: systemAccountId(accountName),
    from: from.toISOString(),
    to: to.toISOString(),
    limit: PAGE_LINES,
    ...(after !== undefined && { afterEntryId: after }),
  };
  try {
    const statement = await asks.ask(readStatement, question, { deadlineMs });
    demandUnbroken(statement, after === undefined);
    return {
      openingMinor: BigInt(statement.opening.minor),
      closingMinor: BigInt(statement.closing.minor),
      lines: statement.lines,
      next: statement.nextAfterEntryId,
    };
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'ledger.account_unknown') throw error;
    return { openingMinor: 0n, closingMinor: 0n, lines: [], next: undefined };
  }
}

function demandUnbroken({ opening, closing, lines, nextAfterEntryId }: StatementV1, isFirst: boolean): void {
  const isLast = nextAfterEntryId === undefined;
  let balance = isFirst ? BigInt(opening.minor) : undefined;
  for (const { direction, amount, balanceAfter, entryId } of lines) {
    const moved = direction === 'credit' ? BigInt(amount.minor) : -BigInt(amount.minor);
    const after = BigInt(balanceAfter.minor);
    if (balance !== undefined && balance + moved !== after)
      throw new Error(`the statement of the ledger does not add up at entry ${entryId}`);
    balance = after;
  }
  if (isLast && balance !== undefined && balance !== BigInt(closing.minor))
    throw new Error('the statement of the ledger does not end with its closing balance');
}
