import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { ApprovalBodyV1, ClosingBodyV1 } from '../identity/proposals.ask.v1';
import { defineAsk } from '../message';
import { IsMoneyOrZero, MoneyV1 } from '../money.v1';
import { IsListOf, IsPart } from '../nested';
import { PaymentV1 } from './payment.v1';

/** `own_error`: of the institution or its systems. `court_order`: somebody who may order it did. */
export const REVERSAL_REASONS = ['own_error', 'paid_twice', 'fraud', 'complaint', 'court_order'] as const;
export type ReversalReason = (typeof REVERSAL_REASONS)[number];

export class ReversalBodyV1 {
  /** Made by the asker: asking again with it is the same. The payment that undoes the other has this id. */
  @IsUUID()
  reversalId: string;

  @IsIn(REVERSAL_REASONS)
  reason: ReversalReason;

  /** What happened, in words. */
  @IsString()
  @Length(1, 500)
  note: string;
}

export class ProposeReversalV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  paymentId: string;

  @IsPart(() => ReversalBodyV1)
  body: ReversalBodyV1;
}

/** What came of an approved one is said by its payment. */
export const REVERSAL_STATES = ['proposed', 'rejected', 'expired', 'approved'] as const;
export type ReversalState = (typeof REVERSAL_STATES)[number];

/** A payment undone by the institution's own decision: one member of staff asks, another approves. */
export class ReversalV1 extends ReversalBodyV1 {
  /** The payment that is undone. */
  @IsUUID()
  paymentId: string;

  @IsIn(REVERSAL_STATES)
  state: ReversalState;

  /** What goes back to the payer: of an approved one for good, otherwise what is left now. */
  @IsMoneyOrZero()
  amount: MoneyV1;

  /** What goes back to whoever bore the fee. */
  @IsMoneyOrZero()
  fee: MoneyV1;

  /** Who approves says it, so that he approves what he saw. */
  @Matches(/^[0-9a-f]{64}$/)
  contentHash: string;

  @IsUUID()
  proposedBy: string;

  @IsISO8601()
  proposedAt: string;

  @IsISO8601()
  expiresAt: string;

  @IsOptional()
  @IsUUID()
  decidedBy?: string;

  /** Of an approved one: from the payee to the payer. */
  @IsOptional()
  @IsPart(() => PaymentV1)
  payment?: PaymentV1;
}

export const proposeReversal = defineAsk({
  subject: 'payments.ask.propose-reversal.v1',
  question: ProposeReversalV1,
  answer: ReversalV1,
});

export class ApproveReversalV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  reversalId: string;

  @IsPart(() => ApprovalBodyV1)
  body: ApprovalBodyV1;
}

/** By another person than the one who asked. Repeated by the same one, it answers how the reversal stands. */
export const approveReversal = defineAsk({
  subject: 'payments.ask.approve-reversal.v1',
  question: ApproveReversalV1,
  answer: ReversalV1,
  deadlineMs: 15_000,
});

export class RejectReversalV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  reversalId: string;

  @IsPart(() => ClosingBodyV1)
  body: ClosingBodyV1;
}

export const rejectReversal = defineAsk({
  subject: 'payments.ask.reject-reversal.v1',
  question: RejectReversalV1,
  answer: ReversalV1,
});

export class ReadReversalV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  reversalId: string;
}

export const readReversal = defineAsk({
  subject: 'payments.ask.read-reversal.v1',
  question: ReadReversalV1,
  answer: ReversalV1,
});

export class ReadReversalsV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  /** The last id of the page before. */
  @IsOptional()
  @IsUUID()
  before?: string;
}

/** What waits for a second person. */
export class ReversalsV1 {
  @IsListOf(() => ReversalV1, 100, 0)
  items: ReversalV1[];
}

export const readReversals = defineAsk({
  subject: 'payments.ask.read-reversals.v1',
  question: ReadReversalsV1,
  answer: ReversalsV1,
});
