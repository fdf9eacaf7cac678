import type { TierChangedV1 } from '@hanout/contracts';
import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { changeAccountWithin } from '../accounts/accounts.queries';
import { isNewest } from './tiers.queries';

/** Lets a wallet hold what its holder's tier allows. */
@Injectable()
export class TiersService {
  private readonly logger = new Logger('tiers');

  /**
   * Within the transaction of the fact's inbox row. A ceiling may come under the balance, which then can only go down.
   *
   * @throws Error when the account cannot follow: the fact comes again, and is a dead letter in the end
   */
  async onTierChanged(fact: TierChangedV1, manager: EntityManager): Promise<void> {
    if (!(await isNewest(manager, fact))) return;
    const { outcome, reason } = await changeAccountWithin(manager, {
      changeId: fact.changeId,
      accountId: fact.walletId,
      ceilingMinor: fact.ceiling.minor,
      reason: `tier_${fact.tier}_${fact.reason}`,
    });
    if (outcome !== 'refused') return;
    if (reason !== 'account_closed') throw new Error(`account ${fact.walletId} keeps its ceiling: ${reason}`);
    this.logger.warn(`closed account ${fact.walletId} keeps its ceiling`);
  }
}
