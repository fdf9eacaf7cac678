import {
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { ApprovalBodyV1, ClosingBodyV1, ProposalsV1, ProposalV1 } from '../identity/proposals.ask.v1';
import { defineAsk } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsListOf, IsPart } from '../nested';
import {
  BILLER_CATEGORIES,
  BILLER_CODE,
  BillerV1,
  PublishedBillerV1,
  type BillerCategory,
} from './biller.v1';

export class ReadBillersV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsOptional()
  @IsIn(BILLER_CATEGORIES)
  category?: BillerCategory;

  /** The last code of the page before. */
  @IsOptional()
  @Matches(BILLER_CODE)
  after?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}

/** By their codes; closed ones too, so that people see until when one could be paid. */
export class BillersV1 {
  @IsListOf(() => PublishedBillerV1, 100, 0)
  items: PublishedBillerV1[];

  /** Absent on the last page. */
  @IsOptional()
  @Matches(BILLER_CODE)
  next?: string;
}

export class ProposeBillerBodyV1 {
  /** Made by the maker: the same again is the same. */
  @IsUUID()
  proposalId: string;

  /** In place of what is published under its code. */
  @IsPart(() => BillerV1)
  biller: BillerV1;

  @IsString()
  @Length(1, 500)
  reason: string;
}

export class ProposeBillerV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => ProposeBillerBodyV1)
  body: ProposeBillerBodyV1;
}

export class ReadBillerProposalsV1 {
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

export class ApproveBillerV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  proposalId: string;

  @IsPart(() => ApprovalBodyV1)
  body: ApprovalBodyV1;
}

export class RejectBillerV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  proposalId: string;

  @IsPart(() => ClosingBodyV1)
  body: ClosingBodyV1;
}

export class ReadPaidBillsV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @Matches(BILLER_CODE)
  billerCode: string;

  /** A business day. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  day: string;

  /** The last payment of the page before. */
  @IsOptional()
  @IsUUID()
  after?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(500)
  limit?: number;
}

/** What a biller needs to know which of its bills was paid. */
export class PaidBillV1 {
  @IsUUID()
  paymentId: string;

  /** Of the payment. */
  @IsString()
  reference: string;

  /** Of the bill, whole. */
  @IsString()
  billReference: string;

  @IsMoney()
  amount: PositiveMoneyV1;

  @IsISO8601()
  completedAt: string;
}

export class PaidBillsV1 {
  @IsListOf(() => PaidBillV1, 500, 0)
  items: PaidBillV1[];

  /** Absent on the last page. */
  @IsOptional()
  @IsUUID()
  next?: string;
}

export const readBillers = defineAsk({
  subject: 'payments.ask.read-billers.v1',
  question: ReadBillersV1,
  answer: BillersV1,
});

export const proposeBiller = defineAsk({
  subject: 'payments.ask.propose-biller.v1',
  question: ProposeBillerV1,
  answer: ProposalV1,
});

/** The newest first. */
export const readBillerProposals = defineAsk({
  subject: 'payments.ask.read-biller-proposals.v1',
  question: ReadBillerProposalsV1,
  answer: ProposalsV1,
});

/** By another person than the maker. */
export const approveBiller = defineAsk({
  subject: 'payments.ask.approve-biller.v1',
  question: ApproveBillerV1,
  answer: ProposalV1,
  deadlineMs: 15_000,
});

export const rejectBiller = defineAsk({
  subject: 'payments.ask.reject-biller.v1',
  question: RejectBillerV1,
  answer: ProposalV1,
});

/** In the order in which they were opened. */
export const readPaidBills = defineAsk({
  subject: 'payments.ask.read-paid-bills.v1',
  question: ReadPaidBillsV1,
  answer: PaidBillsV1,
});
