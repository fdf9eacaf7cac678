import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { reachOf } from '@hanout/access';
import { businessDayOf, type Clock } from '@hanout/calendar';
import type { ProposalAnswerV1, ProposeTierV1, ReadTiersV1, TierRuleV1, TiersV1 } from '@hanout/contracts';
import { CLOCK } from '@hanout/service-kit';
import { TwoPersons, type Proposal } from '@hanout/two-person';
import type { Applier } from '../proposals/applier';
import { proposalV1 } from '../proposals/proposal-answer';
import { TIERS_ERRORS } from './tiers.errors';
import { addRule, readHolderCaps, readRules } from './tiers.queries';
import { Tiers } from './tiers.service';

const CHANGE = 'tier.change';
const OPEN_SECONDS = 7 * 86_400;

/** Tiers are read by whoever works with them, and changed by two people. */
@Injectable()
export class TierChanges implements Applier {
  readonly kinds = { [CHANGE]: { hasSecret: false } };

  constructor(
    private readonly dataSource: DataSource,
    private readonly persons: TwoPersons,
    private readonly tiers: Tiers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async read({ caller }: ReadTiersV1): Promise<TiersV1> {
    reachOf(caller, 'identity.read-tiers');
    const { manager } = this.dataSource;
    return { tiers: await readRules(manager), holderCaps: await readHolderCaps(manager) };
  }

  /** @throws DomainError `identity.tier_not_in_future`, `identity.tier_limits_disagree` */
  async propose({ caller, body: { proposalId, rule } }: ProposeTierV1): Promise<ProposalAnswerV1> {
    reachOf(caller, 'identity.propose-tier');
    this.demandSound(rule);
    const proposal = await this.persons.propose(caller, {
      proposalId,
      kind: CHANGE,
      subjectId: `tier-${rule.tier}`,
      content: rule,
      reason: rule.reason,
      expiresInSeconds: OPEN_SECONDS,
    });
    return { proposal: proposalV1(proposal) };
  }

  /** What was proposed in time may be approved too late. */
  async apply(manager: EntityManager, { content, proposalId }: Proposal): Promise<void> {
    const rule = JSON.parse(content) as TierRuleV1;
    this.demandSound(rule);
    if (!(await addRule(manager, rule, proposalId)))
      throw TIERS_ERRORS.error('identity.tier_day_taken', { field: 'rule.effectiveFrom' });
    await this.tiers.tell(manager);
  }

  private demandSound(rule: TierRuleV1): void {
    if (rule.effectiveFrom <= businessDayOf(this.clock.now()))
      throw TIERS_ERRORS.error('identity.tier_not_in_future', { field: 'rule.effectiveFrom' });
    const [one, day, month] = [rule.perOperationMinor, rule.dailyMinor, rule.monthlyMinor].map(BigInt);
    if (one! > day! || day! > month!)
      throw TIERS_ERRORS.error('identity.tier_limits_disagree', { field: 'rule.perOperationMinor' });
  }
}
