import type { Clock } from '@hanout/calendar';
import { linesPaid, postTransfers, type NetworkName, type PaidLineV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Asks, NoAnswer, Outbox } from '@hanout/messaging';
import { CLOCK, Jobs, type JobHandle } from '@hanout/service-kit';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ProgrammeAccounts } from '../accounts/programme-accounts';
import { ProgrammesConfig } from '../config';
import { RosterRow } from '../rosters/roster.entity';
import { lockRoster } from '../rosters/rosters.queries';
import { readVoucherRules } from '../vouchers/voucher-rulebook';
import { VouchersService } from '../vouchers/vouchers.service';
import {
  coveredBy,
  judgePostings,
  lineTransferId,
  transferOf,
  type JudgedPostings,
  type LineEnding,
  type WaitingLine,
} from './line-transfers';
import {
  closeRoster,
  countEndings,
  endWaitingLines,
  raiseAttempts,
  storeReturnedFindings,
  turnToVouchers,
  waitingLines,
} from './lines.queries';
import { whileHolding } from './while-holding';

const BATCHES_IN_FLIGHT = 2;

/** Where this process is with one roster. Losing it costs a second look at lines, nothing else. */
interface Walk {
  afterLineId: string | undefined;
  /** Transfers of the next lines that the fund was too small for. That no is final: there is no need to hear it again. */
  unfunded: ReadonlySet<string>;
  /** Whether the ledger's last answers had a yes among them. */
  isFundPaying: boolean;
}

/**
 * Pays the lines of disbursing rosters. The id of a line's transfer is worked out of the line, so a question may be asked
 * as often as it takes: after a silence, after a crash, by two instances at once. What the ledger answered is written
 * together with the fact.
 */
@Injectable()
export class PayLinesJob implements OnApplicationBootstrap {
  private readonly logger = new Logger(PayLinesJob.name);
  private readonly walks = new Map<string, Walk>();
  private job: JobHandle | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly asks: Asks,
    private readonly outbox: Outbox,
    private readonly jobs: Jobs,
    private readonly config: ProgrammesConfig,
    private readonly accounts: ProgrammeAccounts,
    private readonly vouchers: VouchersService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.job = this.jobs.every({ name: 'pay-lines', everyMs: 1_000 }, () => this.payDisbursingRosters());
  }

  nudge(): void {
    this.job?.nudge();
  }

  /** One step for each disbursing roster; `true` when there is more to do at once. */
  private async payDisbursingRosters(): Promise<boolean> {
    const rosters = await this.dataSource.manager.find(RosterRow, {
      where: { state: 'disbursing' },
      order: { disbursedAt: 'ASC' },
    });
    let hasMore = false;
    for (const roster of rosters) {
      const moved = await whileHolding(this.dataSource, `pay-lines:${roster.rosterId}`, () =>
        this.payNextLines(roster),
      );
      hasMore ||= moved ?? false;
    }
    return hasMore;
  }

  private async payNextLines(roster: RosterRow): Promise<boolean> {
    try {
      return await this.walkOn(roster, this.walkOf(roster.rosterId));
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      this.logger.warn(`roster ${roster.rosterId}: ${error.message}; asking again with the same ids`);
      return false;
    }
  }

  private async walkOn(roster: RosterRow, walk: Walk): Promise<boolean> {
    const { rosterId } = roster;
    const batchMax = this.config.disbursementBatchMax;
    const lines = await waitingLines(this.dataSource.manager, {
      rosterId,
      afterLineId: walk.afterLineId,
      limit: batchMax * BATCHES_IN_FLIGHT,
    });
    const last = lines.at(-1);
    if (!last) {
      // At the end: what still waits was passed over, and the next walk begins with it.
      walk.afterLineId = undefined;
      if (await closeRoster(this.dataSource.manager, rosterId)) this.walks.delete(rosterId);
      return false;
    }
    const unfunded = await this.payLines(roster, walk, lines);
    if (unfunded.length > 0) return this.tryAgain(roster, walk, unfunded);
    walk.afterLineId = last.lineId;
    return true;
  }

  /** Asks about each line that needs an answer; says for which of all the lines the fund is too small. */
  private async payLines(roster: RosterRow, walk: Walk, lines: WaitingLine[]): Promise<WaitingLine[]> {
    const batchMax = this.config.disbursementBatchMax;
    const toAsk = lines.filter((line) => !walk.unfunded.has(lineTransferId(line)));
    const batches = [toAsk.slice(0, batchMax), toAsk.slice(batchMax)].filter((batch) => batch.length > 0);
    const outcomes = await Promise.allSettled(batches.map((batch) => this.payBatch(roster, batch)));
    const answers = outcomes.map((outcome) => {
      if (outcome.status === 'rejected') throw outcome.reason;
      return outcome.value;
    });
    if (toAsk.length > 0)
      walk.isFundPaying = answers.some(({ endings }) => endings.some(({ state }) => state === 'paid'));
    const refused = new Set(answers.flatMap((answer) => answer.unfunded.map(lineTransferId)));
    const unfunded = lines.filter((line) => {
      const transferId = lineTransferId(line);
      return walk.unfunded.has(transferId) || refused.has(transferId);
    });
    walk.unfunded = new Set(unfunded.map(lineTransferId));
    return unfunded;
  }

  private async payBatch(roster: RosterRow, lines: WaitingLine[]): Promise<JudgedPostings> {
    const { postings } = await this.asks.ask(postTransfers, {
      transfers: lines.map((line) => transferOf(line, roster)),
    });
    const judged = await this.turnFull(roster, judgePostings(lines, postings, this.clock.now()));
    if (judged.endings.length > 0) await this.endLines(roster, judged.endings);
    if (judged.unfunded.length > 0)
      this.logger.warn(
        `roster ${roster.rosterId}: ${judged.unfunded.length} lines wait, the fund of ${roster.programme} is empty`,
      );
    return judged;
  }

  /** What no wallet takes becomes vouchers, paid at the next walk, where the operator's rules say so; else it goes back. */
  private async turnFull({ rosterId }: RosterRow, judged: JudgedPostings): Promise<JudgedPostings> {
    const { overflowing, endings } = judged;
    if (overflowing.length === 0) return judged;
    const { paysForFullWallets } = await readVoucherRules(this.dataSource.manager);
    if (!paysForFullWallets) return { ...judged, endings: [...endings, ...overflowing] };
    await inTransaction(this.dataSource, async (manager) => {
      await lockRoster(manager, rosterId, 'no key update');
      const full = overflowing.map(({ line }) => line);
      await turnToVouchers(manager, rosterId, full);
    });
    return judged;
  }

  /**
   * Raises the attempt of the lines that the fund covers by now; `true` when there are some to ask about at once. The
   * others keep theirs: the ledger remembers each no for ever, so none is asked for that can be foreseen. Raised here and
   * not with the refusal, since a line whose new attempt was never answered must be asked about whatever the fund holds:
   * it may be what emptied it.
   */
  private async tryAgain(
    { rosterId, programme }: RosterRow,
    walk: Walk,
    unfunded: readonly WaitingLine[],
  ): Promise<boolean> {
    const covered = coveredBy(await this.accounts.fundBalanceMinor(programme), unfunded);
    // What an account says it has is no promise: one line a turn tries it, and the rest follow when that one is paid.
    const tried = walk.isFundPaying ? covered : covered.slice(0, 1);
    if (tried.length === 0) return false;
    await inTransaction(this.dataSource, async (manager) => {
      await lockRoster(manager, rosterId, 'no key update');
      await raiseAttempts(manager, rosterId, tried);
    });
    return walk.isFundPaying;
  }

  /** Roster row first, as everywhere: two batches or two instances end lines one after the other. */
  private endLines({ rosterId, programme }: RosterRow, endings: readonly LineEnding[]): Promise<void> {
    return inTransaction(this.dataSource, async (manager) => {
      await lockRoster(manager, rosterId, 'no key update');
      const ended = await endWaitingLines(manager, rosterId, endings);
      const paid = ended.filter(({ state }) => state === 'paid').map(({ line }) => line);
      await countEndings(manager, rosterId, ended);
      await storeReturnedFindings(manager, rosterId, ended);
      await this.vouchers.issue(
        manager,
        rosterId,
        paid.filter((line) => line.method === 'voucher'),
      );
      const lines = paid.filter((line) => line.method === 'wallet').map(paidLineOf);
      if (lines.length === 0) return;
      await this.outbox.add(manager, linesPaid, {
        programme,
        rosterId,
        paidAt: this.clock.now().toISOString(),
        lines,
      });
    });
  }

  private walkOf(rosterId: string): Walk {
    const walk = this.walks.get(rosterId) ?? {
      afterLineId: undefined,
      unfunded: new Set<string>(),
      isFundPaying: false,
    };
    this.walks.set(rosterId, walk);
    return walk;
  }
}

function paidLineOf({
  lineId,
  walletId,
  personId,
  network,
  amountMinor,
  amountCurrency,
}: WaitingLine): PaidLineV1 {
  if (!walletId || !personId) throw new Error(`line ${lineId} was paid without a wallet`);
  return {
    lineId,
    walletId,
    personId,
    network: network as NetworkName,
    amount: { minor: amountMinor.toString(), currency: amountCurrency },
  };
}
