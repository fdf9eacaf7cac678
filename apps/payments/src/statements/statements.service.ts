import { reachOf } from '@hanout/access';
import { businessDayBounds, businessDayOf, isBusinessDay, type Clock } from '@hanout/calendar';
import { readStatement, type CallerV1, type DayStatementV1, type StatementLineV1 } from '@hanout/contracts';
import { Asks } from '@hanout/messaging';
import { CLOCK } from '@hanout/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { WALLET_CURRENCY } from '../payments/payment.terms';
import { FEE_INCOME_ACCOUNT_ID } from '../payments/payment.transfer';
import { WalletsService } from '../wallets/wallets.service';
import { drawUp, type DayOfEntries } from './day-statement';
import { STATEMENT_ERRORS } from './statements.errors';

const PAGE_LINES = 500;
const LINES_MAX = 10_000;
/** With the longest references a line takes about 400 bytes, and a message on the bus at most 1 MiB. */
const LINES_ANSWERED = 2_000;

@Injectable()
export class StatementsService {
  constructor(
    private readonly wallets: WalletsService,
    private readonly asks: Asks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The caller's own wallet on one business day of Morocco: from its first instant to the next day's, 23 to 25 hours. */
  async readDay(caller: CallerV1, wished: string, afterLine = 0): Promise<DayStatementV1> {
    reachOf(caller, 'payments.read-statement');
    const day = wished === 'today' ? businessDayOf(this.clock.now()) : wished;
    if (!isBusinessDay(day)) throw STATEMENT_ERRORS.error('payments.unknown_day', { field: 'day' });
    const { walletId } = await this.wallets.ofCaller(caller);
    const bounds = businessDayBounds(day);
    const [from, to] = [bounds.from.toISOString(), bounds.to.toISOString()];
    const entries = await this.readEntries({ accountId: walletId, from, to });
    const figures = drawUp(entries, { feeAccountId: FEE_INCOME_ACCOUNT_ID, currency: WALLET_CURRENCY });
    const until = afterLine + LINES_ANSWERED;
    return {
      walletId,
      day,
      from,
      to,
      ...figures,
      lines: figures.lines.slice(afterLine, until),
      ...(figures.lines.length > until && { nextAfterLine: until }),
    };
  }

  /** The opening of the first page and the closing of the last: entries may be added while we turn the pages of today. */
  private async readEntries(range: { accountId: string; from: string; to: string }): Promise<DayOfEntries> {
    const lines: StatementLineV1[] = [];
    let openingMinor: bigint | undefined;
    let afterEntryId: string | undefined;
    for (;;) {
      const page = await this.asks.ask(readStatement, {
        ...range,
        limit: PAGE_LINES,
        ...(afterEntryId && { afterEntryId }),
      });
      openingMinor ??= BigInt(page.opening.minor);
      lines.push(...page.lines);
      if (lines.length > LINES_MAX) {
        throw STATEMENT_ERRORS.error('payments.statement_too_long', { params: { max: String(LINES_MAX) } });
      }
      afterEntryId = page.nextAfterEntryId;
      if (afterEntryId === undefined)
        return { openingMinor, closingMinor: BigInt(page.closing.minor), lines };
    }
  }
}
