import { reachOf } from '@hanout/access';
import type {
  ApproveSettlementProposalV1,
  ProposalsV1,
  ProposalV1,
  ReadSettlementProposalsV1,
  RejectSettlementProposalV1,
} from '@hanout/contracts';
import { TwoPersons, type Proposal } from '@hanout/two-person';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Breaks, RESOLVE_BREAK } from '../breaks/breaks.service';
import { CHANGE_MATCH_RULES, MatchRules } from '../matching/match-rules.service';
import { CHANGE_TERMS, Terms } from '../terms/terms.service';
import { proposalV1 } from './proposal.answer';

const LISTED_MAX = 100;

/** What two people of finance decide in settlement: one proposes, another approves what he has seen. */
@Injectable()
export class Proposals {
  private readonly appliers: Record<string, (manager: EntityManager, proposal: Proposal) => Promise<void>>;

  constructor(
    private readonly persons: TwoPersons,
    terms: Terms,
    breaks: Breaks,
    rules: MatchRules,
  ) {
    this.appliers = {
      [CHANGE_TERMS]: (manager, proposal) => terms.apply(manager, proposal),
      [CHANGE_MATCH_RULES]: (manager, proposal) => rules.apply(manager, proposal),
      [RESOLVE_BREAK]: (manager, proposal) => breaks.resolve(manager, proposal),
    };
  }

  async list({ caller, isOpen = false, before }: ReadSettlementProposalsV1): Promise<ProposalsV1> {
    reachOf(caller, 'settlement.read-proposals');
    const page = { isOpen, limit: LISTED_MAX, ...(before !== undefined && { before }) };
    return { items: (await this.persons.list(page)).map(proposalV1) };
  }

  /** The same checker again gets the same answer. */
  async approve({ caller, proposalId, body }: ApproveSettlementProposalV1): Promise<ProposalV1> {
    reachOf(caller, 'settlement.approve-proposal');
    const apply = (manager: EntityManager, proposal: Proposal) =>
      this.appliers[proposal.kind]!(manager, proposal);
    return proposalV1(await this.persons.approve(caller, { proposalId, ...body, apply }));
  }

  async reject({ caller, proposalId, body }: RejectSettlementProposalV1): Promise<ProposalV1> {
    reachOf(caller, 'settlement.reject-proposal');
    return proposalV1(await this.persons.reject(caller, { proposalId, reason: body.reason }));
  }
}
