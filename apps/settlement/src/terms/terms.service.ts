import { reachOf } from '@hanout/access';
import { businessDayOf, type Clock } from '@hanout/calendar';
import type {
  ProposalV1,
  ProposeSettlementTermsV1,
  ReadSettlementTermsV1,
  SettlementTermsListV1,
  SettlementTermsV1,
} from '@hanout/contracts';
import { CLOCK } from '@hanout/service-kit';
import { TwoPersons, type Proposal } from '@hanout/two-person';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { SettlementConfig } from '../config';
import { proposalV1 } from '../proposals/proposal.answer';
import { demandSound } from './terms';
import { readTerms, writeTerms } from './terms.queries';

export const CHANGE_TERMS = 'settlement.change-terms';

@Injectable()
export class Terms {
  constructor(
    private readonly dataSource: DataSource,
    private readonly persons: TwoPersons,
    private readonly config: SettlementConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async read({ caller }: ReadSettlementTermsV1): Promise<SettlementTermsListV1> {
    reachOf(caller, 'settlement.read-terms');
    return { items: await readTerms(this.dataSource.manager) };
  }

  /** @throws DomainError `settlement.terms_day_wrong`, `settlement.cut_offs_wrong`, `settlement.caps_wrong`, `settlement.terms_day_past` */
  async propose({
    caller,
    body: { proposalId, terms, reason },
  }: ProposeSettlementTermsV1): Promise<ProposalV1> {
    reachOf(caller, 'settlement.propose-terms');
    demandSound(terms, this.today());
    const proposal = await this.persons.propose(caller, {
      proposalId,
      kind: CHANGE_TERMS,
      subjectId: terms.party,
      content: terms,
      reason,
      expiresInSeconds: this.config.approvalSeconds,
    });
    return proposalV1(proposal);
  }

  /** @throws DomainError `settlement.terms_day_past` when its day has come meanwhile */
  async apply(manager: EntityManager, { content, proposalId }: Proposal): Promise<void> {
    const terms = JSON.parse(content) as SettlementTermsV1;
    demandSound(terms, this.today());
    await writeTerms(manager, [terms], proposalId);
  }

  private today(): string {
    return businessDayOf(this.clock.now());
  }
}
