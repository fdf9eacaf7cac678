import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { ProposalV1 } from '../identity/proposals.ask.v1';
import { defineAsk } from '../message';
import { IsListOf, IsPart } from '../nested';
import { NETWORKS, type NetworkName } from '../networks/network-names';

/**
 * `payments_unbalanced`: a payment that only one network knows. `settlement_differs`: the bank did something else than it
 * was asked for a window. `settlement_unconfirmed`: it has not booked it in time. `settled_twice`: it did it again.
 * `settlement_not_posted`: the ledger refuses to follow.
 * `report_ours_only`, `report_theirs_only`, `report_amount_differs`: a line of the day of a network that only one of us has,
 * or of which both have another amount. `safeguarding_differs`: what is in the bank is not what people have.
 * `network_at_cap`: something waits or was declined, since too much of a network stands unsettled.
 */
export const BREAK_KINDS = [
  'payments_unbalanced',
  'settlement_differs',
  'settlement_unconfirmed',
  'settled_twice',
  'settlement_not_posted',
  'report_ours_only',
  'report_theirs_only',
  'report_amount_differs',
  'safeguarding_differs',
  'network_at_cap',
] as const;
export type BreakKind = (typeof BREAK_KINDS)[number];

/** `resolved` by two people, `explained` by what was told later. */
export const BREAK_STATES = ['open', 'resolved', 'explained'] as const;
export type BreakState = (typeof BREAK_STATES)[number];

/** `accepted`: it stands as it is. `corrected`: it was put right elsewhere. `written_off`: the platform bears it. */
export const BREAK_RESOLUTIONS = ['accepted', 'corrected', 'written_off'] as const;
export type BreakResolution = (typeof BREAK_RESOLUTIONS)[number];

export class ReadBreaksV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsOptional()
  @IsIn(BREAK_STATES)
  state?: BreakState;

  @IsOptional()
  @IsIn(NETWORKS)
  network?: NetworkName;

  /** The last id of the page before. */
  @IsOptional()
  @IsUUID()
  after?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

/** What does not agree between us, a network and the bank. */
export class BreakV1 {
  @IsUUID()
  breakId: string;

  @IsIn(BREAK_KINDS)
  kind: BreakKind;

  @IsIn(BREAK_STATES)
  state: BreakState;

  /** Absent where it is of several. */
  @IsOptional()
  @IsIn(NETWORKS)
  network?: NetworkName;

  /** JSON text: what was found. */
  @IsString()
  evidence: string;

  @IsISO8601()
  openedAt: string;

  @IsOptional()
  @IsISO8601()
  closedAt?: string;

  /** Of a resolved one. */
  @IsOptional()
  @IsIn(BREAK_RESOLUTIONS)
  resolution?: BreakResolution;

  /** The proposal that another person has approved. */
  @IsOptional()
  @IsUUID()
  proposalId?: string;
}

/** How many whole days of 24 hours those that are open have been. */
export class BreakAgeingV1 {
  @IsInt()
  @Min(0)
  upToOneDay: number;

  @IsInt()
  @Min(0)
  twoToThreeDays: number;

  @IsInt()
  @Min(0)
  fourToSevenDays: number;

  @IsInt()
  @Min(0)
  overSevenDays: number;
}

export class BreaksV1 {
  /** The oldest first. */
  @IsListOf(() => BreakV1, 200, 0)
  items: BreakV1[];

  /** Of all open ones of the network that is asked for, or of all. */
  @IsPart(() => BreakAgeingV1)
  ageing: BreakAgeingV1;
}

export class ReadBreakV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  breakId: string;
}

export class BreakCommentV1 {
  @IsUUID()
  commentId: string;

  /** A member of staff. */
  @IsUUID()
  by: string;

  @IsISO8601()
  at: string;

  @IsString()
  text: string;
}

export class BreakCaseV1 {
  @IsPart(() => BreakV1)
  case: BreakV1;

  /** The oldest first. */
  @IsListOf(() => BreakCommentV1, 1_000, 0)
  comments: BreakCommentV1[];
}

export class BreakCommentBodyV1 {
  /** Made by the author: the same again is the same. */
  @IsUUID()
  commentId: string;

  /** No personal data. */
  @IsString()
  @Length(1, 1_000)
  text: string;
}

export class CommentBreakV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  breakId: string;

  @IsPart(() => BreakCommentBodyV1)
  body: BreakCommentBodyV1;
}

export class BreakResolutionBodyV1 {
  /** Made by the maker: the same again is the same. */
  @IsUUID()
  proposalId: string;

  @IsIn(BREAK_RESOLUTIONS)
  resolution: BreakResolution;

  @IsString()
  @Length(1, 500)
  reason: string;
}

export class ProposeBreakResolutionV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  breakId: string;

  @IsPart(() => BreakResolutionBodyV1)
  body: BreakResolutionBodyV1;
}

export const readBreaks = defineAsk({
  subject: 'settlement.ask.read-breaks.v1',
  question: ReadBreaksV1,
  answer: BreaksV1,
});

export const readBreak = defineAsk({
  subject: 'settlement.ask.read-break.v1',
  question: ReadBreakV1,
  answer: BreakCaseV1,
});

export const commentBreak = defineAsk({
  subject: 'settlement.ask.comment-break.v1',
  question: CommentBreakV1,
  answer: BreakCaseV1,
});

export const proposeBreakResolution = defineAsk({
  subject: 'settlement.ask.propose-break-resolution.v1',
  question: ProposeBreakResolutionV1,
  answer: ProposalV1,
});
