import { postTransfers } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Asks } from '@hanout/messaging';
import { failpoint } from '@hanout/service-kit';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isAnswer } from '../answers';
import { FeesConfig } from '../config';
import { PartyAccounts } from './party-accounts';
import { toTransfer } from './share-out';
import { claimShareOuts, markShared, markShareRefused } from './share-outs.queries';

const BATCH = 50;

/**
 * Asks the ledger to move what is shared out to the accounts of the parties. No answer leaves it as it is: it is asked for
 * again under the same id. What the ledger answers is final for that one; what it refuses is due again on the next.
 */
@Injectable()
export class SharingService {
  private readonly logger = new Logger('sharing');

  constructor(
    private readonly dataSource: DataSource,
    private readonly asks: Asks,
    private readonly accounts: PartyAccounts,
    private readonly config: FeesConfig,
  ) {}

  /** True when there may be more to ask for. @throws NoAnswer when the ledger is not there */
  async postNext(): Promise<boolean> {
    const { ledgerDeadlineMs: deadlineMs, askAgainAfterMs: pauseMs } = this.config;
    const shareOuts = await claimShareOuts(this.dataSource.manager, { limit: BATCH, pauseMs });
    if (shareOuts.length === 0) return false;
    for (const currency of new Set(shareOuts.map((one) => one.currency)))
      await this.accounts.ensureOpen(currency);
    failpoint('fees.share-asking');
    const question = { transfers: shareOuts.map(toTransfer) };
    const { postings } = await this.asks.ask(postTransfers, question, { deadlineMs });
    failpoint('fees.share-answered');
    await inTransaction(this.dataSource, async (manager) => {
      for (const [place, { shareOutId }] of shareOuts.entries()) {
        const posting = postings[place];
        if (!isAnswer(shareOutId, posting))
          this.logger.error(
            `share-out ${shareOutId} stays asked: the ledger said ${JSON.stringify(posting)}`,
          );
        else if (posting.outcome === 'refused')
          await markShareRefused(manager, shareOutId, posting.reason ?? 'refused');
        else await markShared(manager, shareOutId, posting.postedAt ?? new Date().toISOString());
      }
      failpoint('fees.share-writing');
    });
    failpoint('fees.share-written');
    return true;
  }
}
