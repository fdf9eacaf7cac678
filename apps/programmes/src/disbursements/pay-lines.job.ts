import type { Clock } from '@hanout/calendar';
import { linesPaid, postTransfers, type NetworkName, type PaidLineV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Asks, NoAnswer, Outbox } from '@hanout/messaging';
import { CLOCK, Jobs, type JobHandle } from '@hanout/service-kit';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ProgrammesConfig } from '../config';
import { RosterRow } from '../rosters/roster.entity';
import { lockRoster } from '../rosters/rosters.queries';
import { VouchersService } from '../vouchers/vouchers.service';
import {
  judgePostings,
  transferOf,
  type JudgedPostings,
  type LineEnding,
  type WaitingLine,
} from './line-transfers';
import {
  closeRoster,
  countEndings,
  endWaitingLines,
  storeReturnedFindings,
  waitingLines,
} from './lines.queries';
import { whileHolding } from './while-holding';

const BATCHES_IN_FLIGHT = 2;

/** Where this process is with one roster. Losing it costs a second look at lines, nothing else. */
interface Walk {
  afterLineId: string | undefined;
  /** Until then a question that was not answered may still arrive at the ledger. */
  doubtUntilMs: number;
}

/**
 * Pays the lines of disbursing rosters. A line's id is its transfer's, so a question may be asked as often as it takes:
 * after a silence, after a crash, by two instances at once. What the ledger answered is written together with the fact.
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
    const { rosterId } = roster;
    const walk = this.walkOf(rosterId);
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
    const batches = [lines.slice(0, batchMax), lines.slice(batchMax)].filter((batch) => batch.length > 0);
    const outcomes = await Promise.allSettled(batches.map((batch) => this.payBatch(roster, walk, batch)));
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    const isHeldUp = outcomes.some(
      (outcome) => outcome.status === 'fulfilled' && outcome.value === 'held_up',
    );
    walk.afterLineId = isHeldUp ? undefined : last.lineId;
    return !isHeldUp;
  }

  private async payBatch(
    roster: RosterRow,
    walk: Walk,
    lines: WaitingLine[],
  ): Promise<'answered' | 'held_up'> {
    let judged: JudgedPostings;
    try {
      const { postings } = await this.asks.ask(postTransfers, {
        transfers: lines.map((line) => transferOf(line, roster)),
      });
      const now = this.clock.now();
      judged = judgePostings(lines, postings, { areRefusalsFinal: now.getTime() >= walk.doubtUntilMs, now });
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      walk.doubtUntilMs = this.doubtFromNowMs();
      this.logger.warn(`roster ${roster.rosterId}: ${error.message}; asking again with the same ids`);
      return 'held_up';
    }
    if (judged.endings.length > 0) await this.endLines(roster, judged.endings);
    if (judged.unfunded === 0) return 'answered';
    this.logger.warn(
      `roster ${roster.rosterId}: ${judged.unfunded} lines wait, the fund of ${roster.programme} is empty`,
    );
    return 'held_up';
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

  /** A roster met for the first time may have been left by a process that died while it asked. */
  private walkOf(rosterId: string): Walk {
    const walk = this.walks.get(rosterId) ?? { afterLineId: undefined, doubtUntilMs: this.doubtFromNowMs() };
    this.walks.set(rosterId, walk);
    return walk;
  }

  private doubtFromNowMs(): number {
    return this.clock.now().getTime() + this.config.lateAnswerSeconds * 1_000;
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
