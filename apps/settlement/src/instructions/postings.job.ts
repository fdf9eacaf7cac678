import { openAccounts, postTransfers, type PostingV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Asks } from '@hanout/messaging';
import { failpoint, Jobs } from '@hanout/service-kit';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { openBreak } from '../breaks/breaks.queries';
import { SettlementConfig } from '../config';
import { claimSettlements, markPosted, markRefused, type Settlement } from './postings.queries';
import { positionAccountId, safeguardingAccountId, toTransfer } from './settlement.transfer';

const BATCH = 50;

/**
 * Has the ledger follow the bank: what the bank has settled moves between the position of the network and the mirror of
 * the pooled account. No answer leaves it as it is: it is asked for again under the same id.
 */
@Injectable()
export class PostingsJob implements OnApplicationBootstrap {
  private readonly logger = new Logger('settlements');

  constructor(
    private readonly dataSource: DataSource,
    private readonly asks: Asks,
    private readonly jobs: Jobs,
    private readonly config: SettlementConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'post-settlements', everyMs: this.config.postEveryMs }, () => this.postNext());
  }

  /** True when there may be more to ask for. @throws NoAnswer when the ledger is not there */
  async postNext(): Promise<boolean> {
    const { ledgerDeadlineMs: deadlineMs, askAgainAfterMs: pauseMs } = this.config;
    const settlements = await claimSettlements(this.dataSource.manager, { limit: BATCH, pauseMs });
    if (settlements.length === 0) return false;
    await this.openAccounts(settlements);
    failpoint('settlement.post-asking');
    const question = { transfers: settlements.map(toTransfer) };
    const { postings } = await this.asks.ask(postTransfers, question, { deadlineMs });
    failpoint('settlement.post-answered');
    await inTransaction(this.dataSource, async (manager) => {
      for (const [place, settlement] of settlements.entries())
        await this.write(manager, settlement, postings[place]);
      failpoint('settlement.post-writing');
    });
    return true;
  }

  private async write(manager: EntityManager, settlement: Settlement, posting?: PostingV1): Promise<void> {
    const { windowId, network } = settlement;
    const { transferId } = toTransfer(settlement);
    // An id that the ledger knows with other content says nothing of our money: people have to look.
    if (posting?.transferId !== transferId || posting.reason === 'id_reused')
      this.logger.error(`window ${windowId} stays asked: the ledger said ${JSON.stringify(posting)}`);
    else if (posting.outcome !== 'refused')
      await markPosted(manager, windowId, posting.postedAt ?? new Date().toISOString());
    else {
      await markRefused(manager, windowId);
      await openBreak(manager, {
        kind: 'settlement_not_posted',
        subjectId: windowId,
        network,
        evidence: { windowId, transferId, reason: posting.reason ?? 'refused' },
      });
    }
  }

  /** Opening again is harmless. @throws NoAnswer, Error when the ledger opens one not */
  private async openAccounts(settlements: readonly Settlement[]): Promise<void> {
    const wanted = settlements.flatMap(({ network, currency }) => [
      { accountId: safeguardingAccountId(currency), kind: 'safeguarding_mirror' as const, currency },
      {
        accountId: positionAccountId(network, currency),
        kind: 'network_position' as const,
        currency,
        network,
      },
    ]);
    const accounts = [...new Map(wanted.map((account) => [account.accountId, account])).values()];
    const answer = await this.asks.ask(openAccounts, { accounts });
    const refused = answer.accounts.find(({ outcome }) => outcome === 'refused');
    if (refused)
      throw new Error(`the ledger does not open ${refused.accountId}: ${refused.reason ?? 'no reason'}`);
  }
}
