import { reachOf } from '@hanout/access';
import { businessDayOf, isBusinessDay, type Clock } from '@hanout/calendar';
import type { MatchRulesV1, ProposalV1, ProposeMatchRulesV1 } from '@hanout/contracts';
import { CLOCK } from '@hanout/service-kit';
import { TwoPersons, type Proposal } from '@hanout/two-person';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { SettlementConfig } from '../config';
import { proposalV1 } from '../proposals/proposal.answer';
import { TERMS_ERRORS } from '../terms/terms.errors';
import seed from './match-rules.json';

export const CHANGE_MATCH_RULES = 'settlement.change-match-rules';

/** When breaks close by themselves: dated data that two people change. */
@Injectable()
export class MatchRules implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly persons: TwoPersons,
    private readonly config: SettlementConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Adds the rows that are missing; one that stands is never touched. */
  async onModuleInit(): Promise<void> {
    for (const rules of seed) await writeRules(this.dataSource.manager, rules);
  }

  /** @throws DomainError `settlement.terms_day_wrong`, `settlement.terms_day_past` */
  async propose({ caller, body: { proposalId, rules, reason } }: ProposeMatchRulesV1): Promise<ProposalV1> {
    reachOf(caller, 'settlement.propose-match-rules');
    this.demandToCome(rules);
    const proposal = await this.persons.propose(caller, {
      proposalId,
      kind: CHANGE_MATCH_RULES,
      subjectId: rules.effectiveFrom,
      content: rules,
      reason,
      expiresInSeconds: this.config.approvalSeconds,
    });
    return proposalV1(proposal);
  }

  /** @throws DomainError `settlement.terms_day_past` when its day has come meanwhile */
  async apply(manager: EntityManager, { content, proposalId }: Proposal): Promise<void> {
    const rules = JSON.parse(content) as MatchRulesV1;
    this.demandToCome(rules);
    await writeRules(manager, rules, proposalId);
  }

  private demandToCome({ effectiveFrom }: MatchRulesV1): void {
    const field = 'rules.effectiveFrom';
    if (!isBusinessDay(effectiveFrom)) throw TERMS_ERRORS.error('settlement.terms_day_wrong', { field });
    const day = businessDayOf(this.clock.now());
    if (effectiveFrom <= day)
      throw TERMS_ERRORS.error('settlement.terms_day_past', { field, params: { day } });
  }
}

/** With a proposal they take the place of what stands for their day; without one they leave it. */
async function writeRules(
  manager: EntityManager,
  { effectiveFrom, lateDays, confirmDays, source }: MatchRulesV1,
  proposalId?: string,
): Promise<void> {
  await manager.query(
    `insert into match_rules as r (effective_from, late_days, source, proposal_id, confirm_days)
     values ($1, $2, $3, $4, coalesce($5, (select confirm_days from match_rules
               where effective_from < $1 order by effective_from desc limit 1)))
     on conflict (effective_from) do update
       set late_days = excluded.late_days, source = excluded.source, proposal_id = excluded.proposal_id,
           confirm_days = excluded.confirm_days
     where excluded.proposal_id is not null`,
    [effectiveFrom, lateDays, source, proposalId ?? null, confirmDays ?? null],
  );
}
