import { reachOf, type Operation } from '@hanout/access';
import {
  SPLITS_PAGE_MAX,
  type CallerV1,
  type CreateSplitV1,
  type ReadSplitsV1,
  type ReadSplitV1,
  type SplitsV1,
  type SplitV1,
} from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Money } from '@hanout/money';
import { failpoint } from '@hanout/service-kit';
import { Injectable } from '@nestjs/common';
import { Any, DataSource } from 'typeorm';
import { PaymentMoves } from '../payments/payment-moves.service';
import { Payment } from '../payments/payment.entity';
import { moved } from '../payments/payment.moves';
import { payerOf } from '../payments/payment.parties';
import { requestHash } from '../payments/request-hash';
import { partsOf } from './split';
import { splitV1 } from './split.answer';
import { SplitOpenings } from './split-openings.service';
import { SPLIT_ERRORS } from './splits.errors';
import { findSplit, listSplits, lockSplit, noteCancelled, type Split } from './splits.queries';

/** One amount that several pay, each by a request of his own, which is a payment like any other. */
@Injectable()
export class Splits {
  constructor(
    private readonly dataSource: DataSource,
    private readonly openings: SplitOpenings,
    private readonly moves: PaymentMoves,
  ) {}

  /**
   * The same id and content again is the same split.
   *
   * @throws DomainError `payments.split_id_reused`, why these are no parts of it, or the first reason why one of them
   *   cannot be asked for, with its place
   */
  async create({ caller, body }: CreateSplitV1): Promise<SplitV1> {
    reachOf(caller, 'payments.create-split');
    const { callerId, walletId: payeeWalletId } = payerOf(caller);
    const { splitId, expiresInSeconds } = body;
    const parts = partsOf(body);
    const hash = requestHash({ act: 'split', splitId, payeeWalletId, parts, seconds: expiresInSeconds });
    const { manager } = this.dataSource;
    if (!(await findSplit(manager, splitId)))
      await this.openings.open({
        callerId,
        splitId,
        requestHash: hash,
        payeeWalletId,
        merchantCode: caller.merchantCode ?? null,
        amount: Money.fromWire(body.amount),
        parts,
        ...(expiresInSeconds !== undefined && { expiresInSeconds }),
      });
    const split = (await findSplit(manager, splitId))!;
    if (split.requestHash !== hash)
      throw SPLIT_ERRORS.error('payments.split_id_reused', { field: 'splitId' });
    return splitV1(split);
  }

  async read({ caller, splitId }: ReadSplitV1): Promise<SplitV1> {
    return splitV1(await this.find(caller, splitId, 'payments.read-split'));
  }

  async list({ caller, after }: ReadSplitsV1): Promise<SplitsV1> {
    const reach = reachOf(caller, 'payments.read-split');
    const { walletId = null, merchantCode = null } = caller;
    const owner = reach === 'all' ? undefined : { walletId, merchantCode };
    // One more than is shown says whether there is another page.
    const max = SPLITS_PAGE_MAX + 1;
    const splits = await listSplits(this.dataSource.manager, { owner, after, max });
    const items = splits.slice(0, SPLITS_PAGE_MAX).map(splitV1);
    return { items, ...(splits.length === max && { next: items.at(-1)!.splitId }) };
  }

  /** What somebody has approved meanwhile goes its way. */
  async cancel({ caller, splitId }: ReadSplitV1): Promise<SplitV1> {
    await this.find(caller, splitId, 'payments.cancel-split');
    await inTransaction(this.dataSource, async (manager) => {
      await lockSplit(manager, splitId);
      const { parts } = (await findSplit(manager, splitId))!;
      const asked = await manager.find(Payment, {
        where: { paymentId: Any(parts.map(({ paymentId }) => paymentId)), state: 'requested' },
        order: { paymentId: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      });
      if (asked.length === 0) return;
      await noteCancelled(manager, splitId);
      const event = 'cancelled' as const;
      await this.moves.writeIn(
        manager,
        asked.map((payment) => {
          const toState = moved(payment.state, event)!;
          return { payment, event, toState, failure: null, completedAt: null };
        }),
      );
      failpoint('payments.split-cancelling');
    });
    failpoint('payments.split-cancelled');
    return splitV1((await findSplit(this.dataSource.manager, splitId))!);
  }

  /** To others than its maker and his shop it is not there. @throws DomainError `payments.unknown_split` */
  private async find(caller: CallerV1, splitId: string, operation: Operation): Promise<Split> {
    const reach = reachOf(caller, operation);
    const split = await findSplit(this.dataSource.manager, splitId);
    if (!split || (reach !== 'all' && !isOf(caller, split)))
      throw SPLIT_ERRORS.error('payments.unknown_split');
    return split;
  }
}

function isOf({ kind, walletId, merchantCode }: CallerV1, split: Split): boolean {
  if (kind !== 'person') return false;
  return (
    walletId === split.payeeWalletId || (merchantCode !== undefined && merchantCode === split.merchantCode)
  );
}
