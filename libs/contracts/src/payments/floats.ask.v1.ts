import {
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { BalanceV1, IsBalance, IsMoney, IsMoneyOrZero, MoneyV1, PositiveMoneyV1 } from '../money.v1';
import { IsListOf, IsPart } from '../nested';
import { NETWORKS, type NetworkName } from '../networks/network-names';

export class ReadFloatsV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  /** The `next` of the page before. */
  @IsOptional()
  @IsUUID()
  after?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}

/** What notes should be in the drawer of a counter, once its agent has said what was. */
export class FloatCashV1 {
  /** At the last opening or count. */
  @IsMoneyOrZero()
  counted: MoneyV1;

  @IsISO8601()
  countedAt: string;

  /** By operations and to or from the bank. */
  @IsBalance()
  movedSince: BalanceV1;

  /** Counted and moved since; below zero when more was handed over than was declared. */
  @IsBalance()
  expected: BalanceV1;

  /** Below its low mark. */
  @IsBoolean()
  isLow: boolean;

  /** The agent's own, or the operator's of the day. */
  @IsMoneyOrZero()
  lowMark: MoneyV1;
}

/** What an agent has at one network: he takes notes against it and gives notes for it. */
export class FloatV1 {
  /** The float's account id in the ledger. */
  @IsUUID()
  floatId: string;

  @IsUUID()
  agentId: string;

  @IsIn(NETWORKS)
  network: NetworkName;

  @IsString()
  agentCode: string;

  @IsString()
  tradeNameAr: string;

  @IsString()
  tradeNameFr: string;

  @IsBalance()
  balance: BalanceV1;

  /** Below its low mark. */
  @IsBoolean()
  isLow: boolean;

  /** The agent's own, or the operator's of the day. */
  @IsOptional()
  @IsPart(() => MoneyV1)
  lowMark?: MoneyV1;

  /** Absent until he has declared what is in his drawer. */
  @IsOptional()
  @IsPart(() => FloatCashV1)
  cash?: FloatCashV1;
}

export class FloatsV1 {
  @IsListOf(() => FloatV1, 100, 0)
  items: FloatV1[];

  /** Present when there may be more. */
  @IsOptional()
  @IsUUID()
  next?: string;
}

/** The floats of the agents that the caller may see, by id. */
export const readFloats = defineAsk({
  subject: 'payments.ask.read-floats.v1',
  question: ReadFloatsV1,
  answer: FloatsV1,
});

export class LowMarksBodyV1 {
  /** Made by the asker: the same again is the same change. */
  @IsUUID()
  changeId: string;

  /** Below which he is told that his float is low; absent: the operator's rule. */
  @IsOptional()
  @IsPart(() => MoneyV1)
  float?: MoneyV1;

  /** The same of the notes in his drawer. */
  @IsOptional()
  @IsPart(() => MoneyV1)
  cash?: MoneyV1;
}

export class SetLowMarksV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => LowMarksBodyV1)
  body: LowMarksBodyV1;
}

/** From when on an agent calls his own float and his own drawer low. */
export const setLowMarks = defineAsk({
  subject: 'payments.ask.set-low-marks.v1',
  question: SetLowMarksV1,
  answer: FloatV1,
});

export class TopUpBodyV1 {
  /** Made by the asker: the same again is the same top-up. */
  @IsUUID()
  topUpId: string;

  @IsUUID()
  floatId: string;

  @IsMoney()
  amount: PositiveMoneyV1;

  /** The bank's reference of what the network paid in: a deposit fills one float, once. */
  @IsString()
  @MinLength(3)
  @MaxLength(60)
  bankReference: string;
}

export class ProposeTopUpV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => TopUpBodyV1)
  body: TopUpBodyV1;
}

export class ApproveTopUpV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  topUpId: string;
}

/**
 * `proposed` waits for a second person; `approved`: the ledger has not answered yet; the others are final. `rejected` by
 * another, `withdrawn` by who proposed it, `refused` by the ledger: the deposit may be proposed anew.
 */
export const TOP_UP_STATES = ['proposed', 'approved', 'posted', 'refused', 'rejected', 'withdrawn'] as const;
export type TopUpState = (typeof TOP_UP_STATES)[number];

export class TopUpV1 extends TopUpBodyV1 {
  @IsIn(TOP_UP_STATES)
  state: TopUpState;

  @IsUUID()
  proposedBy: string;

  @IsISO8601()
  proposedAt: string;

  @IsOptional()
  @IsUUID()
  approvedBy?: string;

  /** When refused: the ledger's reason. */
  @IsOptional()
  @IsString()
  refusal?: string;

  /** When rejected or withdrawn. */
  @IsOptional()
  @IsUUID()
  closedBy?: string;

  @IsOptional()
  @IsString()
  closingReason?: string;
}

export const proposeTopUp = defineAsk({
  subject: 'payments.ask.propose-top-up.v1',
  question: ProposeTopUpV1,
  answer: TopUpV1,
});

/** By another person than the one who proposed it. Repeated, it answers how the top-up stands. */
export const approveTopUp = defineAsk({
  subject: 'payments.ask.approve-top-up.v1',
  question: ApproveTopUpV1,
  answer: TopUpV1,
  deadlineMs: 15_000,
});

export class TopUpClosingBodyV1 {
  @IsString()
  @Length(1, 500)
  reason: string;
}

export class CloseTopUpV1 extends ApproveTopUpV1 {
  @IsPart(() => TopUpClosingBodyV1)
  body: TopUpClosingBodyV1;
}

/** By another person than the one who proposed it. Repeated, it answers how the top-up stands. */
export const rejectTopUp = defineAsk({
  subject: 'payments.ask.reject-top-up.v1',
  question: CloseTopUpV1,
  answer: TopUpV1,
});

/** By the one who proposed it alone. Repeated, it answers how the top-up stands. */
export const withdrawTopUp = defineAsk({
  subject: 'payments.ask.withdraw-top-up.v1',
  question: CloseTopUpV1,
  answer: TopUpV1,
});

export class ReadTopUpsV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
}

/** What waits for a second person or for the ledger, the oldest first. */
export class TopUpsV1 {
  @IsListOf(() => TopUpV1, 100, 0)
  items: TopUpV1[];
}

export const readTopUps = defineAsk({
  subject: 'payments.ask.read-top-ups.v1',
  question: ReadTopUpsV1,
  answer: TopUpsV1,
});
