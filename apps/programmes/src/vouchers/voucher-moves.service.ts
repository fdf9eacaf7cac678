import { Audit } from '@hanout/audit';
import { postTransfers, vouchersRedeemed, type PostingV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Asks, NoAnswer, Outbox } from '@hanout/messaging';
import { failpoint, Jobs } from '@hanout/service-kit';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ProgrammesConfig } from '../config';
import type { Voucher } from './voucher';
import { DONE, moveTransfer, moveTransferId, PENDING, type AskedMove, type MoveKind } from './voucher-moves';
import { endMove, insertMove, readAsked, setState, type AtCounter } from './voucher-moves.queries';

const MOVES_MAX = 100;

/** Asks the ledger to move vouchers' money, always with the same id, until it answers; its answer is final. */
@Injectable()
export class VoucherMoves implements OnApplicationBootstrap {
  private readonly logger = new Logger('voucher-moves');

  constructor(
    private readonly dataSource: DataSource,
    private readonly asks: Asks,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
    private readonly config: ProgrammesConfig,
  ) {}

  onApplicationBootstrap(): void {
    const everyMs = this.config.voucherJobsEveryMs;
    this.jobs.every({ name: 'ask-voucher-moves', everyMs }, () => this.askOpen());
  }

  /** Under the lock of the voucher; the ledger is asked when that transaction is kept. */
  async begin(manager: EntityManager, voucher: Voucher, kind: MoveKind, at?: AtCounter): Promise<void> {
    await insertMove(manager, voucher, kind, at);
    await setState(manager, voucher.voucherId, PENDING[kind]);
  }

  /** Changes nothing when the ledger does not answer: the job asks again. */
  async ask(voucherId: string): Promise<void> {
    await this.post(await readAsked(this.dataSource.manager, { limit: 1, voucherId }));
  }

  private async askOpen(): Promise<boolean> {
    const moves = await readAsked(this.dataSource.manager, { limit: MOVES_MAX });
    const answered = await this.post(moves);
    return moves.length === MOVES_MAX && answered === MOVES_MAX;
  }

  /** @returns how many were answered */
  private async post(moves: readonly AskedMove[]): Promise<number> {
    if (moves.length === 0) return 0;
    const deadlineMs = this.config.counterDeadlineMs;
    try {
      const transfers = moves.map(moveTransfer);
      const { postings } = await this.asks.ask(postTransfers, { transfers }, { deadlineMs });
      failpoint('vouchers.answered');
      const postingOf = new Map(postings.map((posting) => [posting.transferId, posting]));
      let answered = 0;
      for (const move of moves) answered += await this.end(move, postingOf.get(moveTransferId(move)));
      return answered;
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      this.logger.warn(
        `${moves.length} moves of vouchers wait: ${error.message}; asking again with the same ids`,
      );
      return 0;
    }
  }

  private async end(move: AskedMove, posting: PostingV1 | undefined): Promise<number> {
    // An id that the ledger knows with other content says nothing of this money: people have to look.
    if (!posting || posting.reason === 'id_reused') {
      this.logger.error(`voucher ${move.serial}: no answer to its ${move.kind}: ${JSON.stringify(posting)}`);
      return 0;
    }
    const isDone = posting.outcome !== 'refused';
    const reason = isDone ? null : (posting.reason ?? 'refused');
    const voucherState = isDone ? DONE[move.kind] : move.fromState;
    const answeredAt = posting.postedAt ?? new Date().toISOString();
    await inTransaction(this.dataSource, async (manager) => {
      if (!(await endMove(manager, move, { reason, answeredAt, voucherState }))) return;
      if (isDone && move.kind === 'redemption') await this.tell(manager, move, answeredAt);
      await this.audit.record(manager, {
        by: { kind: 'system', id: 'voucher-moves' },
        operation: `programmes.voucher-${move.kind}`,
        subject: { kind: 'voucher', id: move.serial },
        before: { state: PENDING[move.kind] },
        after: { state: voucherState, ...(reason !== null && { refusal: reason }) },
      });
    });
    return 1;
  }

  private async tell(manager: EntityManager, move: AskedMove, redeemedAt: string): Promise<void> {
    const { programme, floatId, agentId, network, amountMinor: minor, currency } = move;
    const transferId = moveTransferId(move);
    const amount = { minor, currency };
    const voucher = {
      transferId,
      floatId: floatId!,
      agentId: agentId!,
      network: network!,
      amount,
      redeemedAt,
    };
    await this.outbox.add(manager, vouchersRedeemed, { programme, vouchers: [voucher] });
  }
}
