import { IsBoolean, IsOptional, IsUUID } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { ApprovalBodyV1, ClosingBodyV1, ProposalsV1, ProposalV1 } from '../identity/proposals.ask.v1';
import { defineAsk } from '../message';
import { IsPart } from '../nested';

export class ReadSettlementProposalsV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  /** Only those that wait for a decision. */
  @IsOptional()
  @IsBoolean()
  isOpen?: boolean;

  /** The last id of the page before. */
  @IsOptional()
  @IsUUID()
  before?: string;
}

export class ApproveSettlementProposalV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  proposalId: string;

  @IsPart(() => ApprovalBodyV1)
  body: ApprovalBodyV1;
}

export class RejectSettlementProposalV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  proposalId: string;

  @IsPart(() => ClosingBodyV1)
  body: ClosingBodyV1;
}

/** Whatever two people decide in settlement, the newest first: terms, and how breaks are resolved. */
export const readSettlementProposals = defineAsk({
  subject: 'settlement.ask.read-settlement-proposals.v1',
  question: ReadSettlementProposalsV1,
  answer: ProposalsV1,
});

/** By another person than the maker: applies it, or does neither. */
export const approveSettlementProposal = defineAsk({
  subject: 'settlement.ask.approve-settlement-proposal.v1',
  question: ApproveSettlementProposalV1,
  answer: ProposalV1,
});

export const rejectSettlementProposal = defineAsk({
  subject: 'settlement.ask.reject-settlement-proposal.v1',
  question: RejectSettlementProposalV1,
  answer: ProposalV1,
});
