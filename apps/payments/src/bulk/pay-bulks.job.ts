import { bulkEnded } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { NoAnswer, Outbox } from '@hanout/messaging';
import { failpoint, Jobs, type JobHandle } from '@hanout/service-kit';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PaymentsConfig } from '../config';
import { WALLET_CURRENCY } from '../payments/payment.terms';
import { PostingsService } from '../payments/postings.service';
import { findParties } from '../wallets/parties.queries';
import { BulkOpenings } from './bulk-openings.service';
import { findBulk } from './bulks.queries';
import { countResults, hasPending } from './results.queries';

/**
 * Pays approved bulks: opens a chunk of lines, asks the ledger once for all of it, writes what it said, and again. Where
 * it stops, nothing is lost: what was opened is a payment like any other and is asked for until it is answered, and what
 * was not is opened by whoever comes next.
 */
@Injectable()
export class PayBulksJob implements OnApplicationBootstrap {
  private readonly logger = new Logger('bulks');
  private job: JobHandle | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly openings: BulkOpenings,
    private readonly postings: PostingsService,
    private readonly outbox: Outbox,
    private readonly jobs: Jobs,
    private readonly config: PaymentsConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.job = this.jobs.every({ name: 'pay-bulks', everyMs: this.config.askAgainEveryMs }, () => this.pay());
  }

  nudge(): void {
    this.job?.nudge();
  }

  private async pay(): Promise<void> {
    const bulks: { bulk_id: string }[] = await this.dataSource.query(
      `select bulk_id from bulks where state = 'paying' order by created_at`,
    );
    for (const { bulk_id: bulkId } of bulks) {
      // While the ledger is silent no more is opened: what waits for it is asked for by the sweeper.
      if (await hasPending(this.dataSource.manager, bulkId, { isOverdue: true })) continue;
      const lanes = Array.from({ length: this.config.bulkLanes }, () => this.payOn(bulkId));
      const stopped = (await Promise.allSettled(lanes)).find(({ status }) => status === 'rejected');
      if (stopped) this.tell(bulkId, (stopped as PromiseRejectedResult).reason);
      else await this.end(bulkId);
    }
  }

  private async payOn(bulkId: string): Promise<void> {
    while (!this.jobs.isStopping) {
      const payments = await this.openings.openNext(bulkId);
      if (payments === undefined) return;
      if (payments.length > 0) await this.postings.postTogether(payments);
    }
  }

  /** Once, in the transaction that says so. Nothing happens while a line is still without its answer. */
  private async end(bulkId: string): Promise<void> {
    if (await hasPending(this.dataSource.manager, bulkId, { isOverdue: false })) return;
    await inTransaction(this.dataSource, async (manager) => {
      const bulk = await findBulk(manager, bulkId, 'for no key update');
      const { waiting, pending, paid, failed, paidMinor } = await countResults(manager, bulk);
      if (bulk.state !== 'paying' || waiting + pending > 0) return;
      const [ended]: { ended_at: Date }[] = (
        (await manager.query(
          `update bulks set state = 'ended', ended_at = clock_timestamp() where bulk_id = $1 returning ended_at`,
          [bulkId],
        )) as [{ ended_at: Date }[], number]
      )[0];
      failpoint('payments.bulk-ending');
      const { wallets } = await findParties(manager, { walletIds: [bulk.payerWalletId], merchantCodes: [] });
      await this.outbox.add(manager, bulkEnded, {
        bulkId,
        attempt: bulk.attempt,
        personId: wallets.get(bulk.payerWalletId)!.personId,
        paid,
        failed,
        amount: { minor: paidMinor.toString(), currency: WALLET_CURRENCY },
        endedAt: ended!.ended_at.toISOString(),
      });
    });
  }

  private tell(bulkId: string, reason: unknown): void {
    if (!(reason instanceof NoAnswer)) throw reason;
    this.logger.warn(`bulk ${bulkId}: ${reason.message}; its payments are asked for again`);
  }
}
