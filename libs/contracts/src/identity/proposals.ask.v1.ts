import { IsBoolean, IsIn, IsISO8601, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsListOf, IsPart } from '../nested';

/** `expired` is an open one whose time has passed. */
export const PROPOSAL_STATES_V1 = ['open', 'approved', 'rejected', 'withdrawn', 'expired'] as const;
export type ProposalStateV1 = (typeof PROPOSAL_STATES_V1)[number];

/** What one member of staff wants done and another must approve. */
export class ProposalV1 {
  @IsUUID()
  proposalId: string;

  /** `staff.add`, `staff.change-roles`, `api-client.rotate-secret`, … */
  @IsString()
  kind: string;

  @IsString()
  subjectId: string;

  /** JSON text: what will be applied, to the letter. */
  @IsString()
  content: string;

  /** Hex SHA-256 over kind, subject and content, with line feeds between. */
  @Matches(/^[0-9a-f]{64}$/)
  contentHash: string;

  @IsString()
  reason: string;

  @IsIn(PROPOSAL_STATES_V1)
  state: ProposalStateV1;

  @IsUUID()
  proposedBy: string;

  @IsISO8601()
  proposedAt: string;

  @IsISO8601()
  expiresAt: string;

  @IsOptional()
  @IsUUID()
  decidedBy?: string;

  @IsOptional()
  @IsISO8601()
  decidedAt?: string;

  @IsOptional()
  @IsString()
  decisionReason?: string;
}

/** To whoever proposed or approved. */
export class ProposalAnswerV1 {
  @IsPart(() => ProposalV1)
  proposal: ProposalV1;

  /**
   * One's own half of a new secret or activation code: the maker's or the checker's. Whoever is to use it needs both, so
   * that neither of the two could use it alone.
   */
  @IsOptional()
  @IsString()
  secretPart?: string;
}

export class ReadProposalsV1 {
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

/** The newest first. */
export class ProposalsV1 {
  @IsListOf(() => ProposalV1, 100, 0)
  items: ProposalV1[];
}

export const readProposals = defineAsk({
  subject: 'identity.ask.read-proposals.v1',
  question: ReadProposalsV1,
  answer: ProposalsV1,
});

export class ReadProposalV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  proposalId: string;
}

export const readProposal = defineAsk({
  subject: 'identity.ask.read-proposal.v1',
  question: ReadProposalV1,
  answer: ProposalV1,
});

export class ApprovalBodyV1 {
  /** Of the proposal as the checker saw it. */
  @Matches(/^[0-9a-f]{64}$/)
  contentHash: string;

  @IsString()
  @Length(1, 500)
  reason: string;
}

export class ApproveProposalV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  proposalId: string;

  @IsPart(() => ApprovalBodyV1)
  body: ApprovalBodyV1;
}

/** Approves and applies, or does neither. */
export const approveProposal = defineAsk({
  subject: 'identity.ask.approve-proposal.v1',
  question: ApproveProposalV1,
  answer: ProposalAnswerV1,
});

export class ClosingBodyV1 {
  @IsString()
  @Length(1, 500)
  reason: string;
}

export class CloseProposalV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  proposalId: string;

  @IsPart(() => ClosingBodyV1)
  body: ClosingBodyV1;
}

export const rejectProposal = defineAsk({
  subject: 'identity.ask.reject-proposal.v1',
  question: CloseProposalV1,
  answer: ProposalV1,
});

/** By the maker alone. */
export const withdrawProposal = defineAsk({
  subject: 'identity.ask.withdraw-proposal.v1',
  question: CloseProposalV1,
  answer: ProposalV1,
});
