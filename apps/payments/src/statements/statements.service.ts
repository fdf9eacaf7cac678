import { reachOf } from '@hanout/access';
import type { Clock } from '@hanout/calendar';
import type {
  CallerV1,
  DayStatementV1,
  PartyKind,
  PeriodStatementV1,
  ReadWalletStatementV1,
  StatementLineV1,
  WalletStatementV1,
} from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { Asks } from '@hanout/messaging';
import { CLOCK } from '@hanout/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Documents } from '../documents/documents.service';
import { Floats } from '../floats/floats.service';
import { Merchant } from '../wallets/merchant.entity';
import { WalletsService } from '../wallets/wallets.service';
import { earns, readCommissions } from './commissions';
import { drawUp, fromZero } from './day-statement';
import { readEntries } from './entries';
import { periodOf, type Period } from './period';
import { PeriodTally } from './period-statement';
import { daySheet, periodSheet } from './statement.sheets';
import { taxYearOf, Undone } from './tax-year';

/** Whose statement it is: a person's wallet, or an agent's float. */
interface Account {
  walletId: string;
  kind: PartyKind;
}

const DAY_LINES_MAX = 10_000;
/** Of a month or a year nothing but sums is kept; at 500 a page this is read within the deadline of the ask. */
const PERIOD_LINES_MAX = 250_000;
/** With the longest references a line takes about 400 bytes, and a message on the bus at most 1 MiB. */
const LINES_ANSWERED = 2_000;

/** The caller's own wallet, or his counter's float, over a day, a month or a tax year of Casablanca, as JSON or as a file. */
@Injectable()
export class StatementsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly wallets: WalletsService,
    private readonly floats: Floats,
    private readonly documents: Documents,
    private readonly asks: Asks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async read({ caller, ...wish }: ReadWalletStatementV1): Promise<WalletStatementV1> {
    reachOf(caller, 'payments.read-statement');
    const period = periodOf(wish.period, this.clock.now());
    // A cashier sees the day he works in; the turnover is its owner's affair.
    const isCashier = caller.roles.every((role) => role === 'cashier');
    if (isCashier && period.unit !== 'day') throw PLATFORM_ERRORS.error('platform.forbidden');
    const account = await this.accountOf(caller);
    if (period.unit === 'day') {
      const statement = await this.readDay(account, period);
      return this.answerDay(isCashier ? fromZero(statement) : statement, caller, wish);
    }
    const statement = await this.readPeriod(account, period);
    if (wish.format === 'json') return { period: statement };
    const { format, language } = wish;
    const sheet = periodSheet(statement, { language, holder: await this.holderOf(caller) });
    return { document: await this.documents.make(sheet, { format, name: `statement-${period.name}` }) };
  }

  private async answerDay(
    statement: DayStatementV1,
    caller: CallerV1,
    { format, language, afterLine = 0 }: Omit<ReadWalletStatementV1, 'caller'>,
  ): Promise<WalletStatementV1> {
    if (format !== 'json') {
      const sheet = daySheet(statement, { language, holder: await this.holderOf(caller) });
      return { document: await this.documents.make(sheet, { format, name: `statement-${statement.day}` }) };
    }
    const until = afterLine + LINES_ANSWERED;
    const lines = statement.lines.slice(afterLine, until);
    return {
      day: { ...statement, lines, ...(statement.lines.length > until && { nextAfterLine: until }) },
    };
  }

  private async readDay({ walletId, kind }: Account, period: Period): Promise<DayStatementV1> {
    const { name: day, from, to } = period;
    const lines: StatementLineV1[] = [];
    const range = { accountId: walletId, from, to, linesMax: DAY_LINES_MAX };
    const bounds = await readEntries(this.asks, range, (line) => lines.push(line));
    const paymentIds = lines.filter(earns).map(({ transferId }) => transferId);
    const commissions =
      kind === 'agent' ? await readCommissions(this.dataSource.manager, paymentIds) : undefined;
    const figures = drawUp(bounds, lines, commissions);
    return { walletId, day, from: from.toISOString(), to: to.toISOString(), ...figures };
  }

  private async readPeriod({ walletId, kind }: Account, period: Period): Promise<PeriodStatementV1> {
    const { name, unit, from, to } = period;
    const tally = new PeriodTally(period);
    const undone = new Undone();
    const range = { accountId: walletId, from, to, linesMax: PERIOD_LINES_MAX };
    const bounds = await readEntries(this.asks, range, (line) => {
      tally.add(line);
      undone.add(line);
    });
    if (kind === 'agent') tally.earn(await readCommissions(this.dataSource.manager, tally.paymentIds));
    const isTaxYear = unit === 'year' && kind === 'merchant';
    const year = { name, tally: tally.whole(), undone };
    return {
      walletId,
      period: name,
      from: from.toISOString(),
      to: to.toISOString(),
      ...tally.drawUp(bounds),
      ...(isTaxYear && { taxYear: await taxYearOf(this.dataSource.manager, year) }),
    };
  }

  private async accountOf(caller: CallerV1): Promise<Account> {
    if (caller.agentId === undefined) return this.wallets.ofCaller(caller);
    return { walletId: (await this.floats.ofCaller(caller)).floatId, kind: 'agent' };
  }

  /** Whose statement it is, as the file says it: a shop or an agent by its sign, a person by the end of his wallet's id. */
  private async holderOf(caller: CallerV1): Promise<{ ar: string; fr: string }> {
    if (caller.agentId !== undefined) {
      const { agentCode, tradeNameAr, tradeNameFr } = await this.floats.ofCaller(caller);
      return { ar: `${tradeNameAr} – ${agentCode}`, fr: `${tradeNameFr} – ${agentCode}` };
    }
    const { walletId } = caller;
    const merchant = await this.dataSource.manager.findOneBy(Merchant, { walletId });
    if (!merchant) return { ar: `…${walletId?.slice(-4)}`, fr: `…${walletId?.slice(-4)}` };
    const { code, tradeNameAr, tradeNameFr } = merchant;
    return { ar: `${tradeNameAr} – ${code}`, fr: `${tradeNameFr} – ${code}` };
  }
}
