import { openAccounts, postTransfers, systemAccountId, type TopUpV1 } from '@hanout/contracts';
import { Asks, NoAnswer } from '@hanout/messaging';
import { failpoint, Jobs } from '@hanout/service-kit';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PaymentsConfig } from '../config';
import { WALLET_CURRENCY } from '../payments/payment.terms';
import { readTopUp, readUnanswered, writeAnswer } from './top-ups.queries';

/** The mirror of the bank account that holds everybody's money, as everybody who posts to it opens it. */
export const SAFEGUARDING_ACCOUNT_ID = systemAccountId(`safeguarding:${WALLET_CURRENCY}`);

/** Asks the ledger to fill floats, always with the same id, until it answers; its answer is final. */
@Injectable()
export class TopUpPostings implements OnApplicationBootstrap {
  private readonly logger = new Logger('top-ups');

  constructor(
    private readonly dataSource: DataSource,
    private readonly asks: Asks,
    private readonly jobs: Jobs,
    private readonly config: PaymentsConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'post-top-ups', everyMs: this.config.askAgainAfterMs }, () => this.postOpen());
  }

  /** How it stands afterwards: unchanged when the ledger did not answer. */
  async post(topUp: TopUpV1): Promise<TopUpV1> {
    if (topUp.state !== 'approved') return topUp;
    try {
      await this.ask(topUp);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      this.logger.warn(`top-up ${topUp.topUpId} is not posted yet: ${error.message}`);
    }
    return (await readTopUp(this.dataSource.manager, topUp.topUpId))!;
  }

  private async postOpen(): Promise<void> {
    for (const topUp of await readUnanswered(this.dataSource.manager, this.config.groupMax))
      await this.post(topUp);
  }

  private async ask({ topUpId, floatId, amount, bankReference }: TopUpV1): Promise<void> {
    const { ledgerDeadlineMs: deadlineMs } = this.config;
    const mirror = {
      accountId: SAFEGUARDING_ACCOUNT_ID,
      kind: 'safeguarding_mirror',
      currency: WALLET_CURRENCY,
    } as const;
    const { accounts } = await this.asks.ask(openAccounts, { accounts: [mirror] }, { deadlineMs });
    if (accounts[0]?.outcome === 'refused')
      throw new Error(`the ledger refuses the mirror: ${accounts[0].reason}`);
    const leg = { debitAccountId: SAFEGUARDING_ACCOUNT_ID, creditAccountId: floatId, amount };
    const transfer = { transferId: topUpId, kind: 'float_top_up', reference: bankReference, legs: [leg] };
    const { postings } = await this.asks.ask(postTransfers, { transfers: [transfer] }, { deadlineMs });
    failpoint('floats.answered');
    const posting = postings.find(({ transferId }) => transferId === topUpId);
    // An id that the ledger knows with other content says nothing of this money: people have to look.
    if (!posting || posting.reason === 'id_reused')
      throw new NoAnswer(
        postTransfers.subject,
        `it is no answer to this transfer: ${JSON.stringify(posting)}`,
      );
    await writeAnswer(
      this.dataSource.manager,
      topUpId,
      posting.outcome === 'refused'
        ? { refusal: posting.reason ?? 'refused' }
        : { postedAt: posting.postedAt ?? new Date().toISOString() },
    );
  }
}
