import {
  ArrayMaxSize,
  ArrayMinSize,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Min,
} from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsListOf, IsPart } from '../nested';
import { NETWORKS, type NetworkName } from '../networks/network-names';

/**
 * What is looked for at agents' counters, one business day at a time. `split`: one wallet brings or takes at one counter
 * what is over an amount, in pieces that are each below it. `round_trip`: notes are brought and taken again by one wallet at
 * one counter within minutes, again and again, as one does who is after commissions. `relay`: what many wallets bring at
 * one counter they take at the same other one.
 */
export const CASH_PATTERNS = ['split', 'round_trip', 'relay'] as const;
export type CashPattern = (typeof CASH_PATTERNS)[number];

/** `harmless`, `reported`: what compliance made of it. */
export const CASH_FLAG_STATES = ['open', 'harmless', 'reported'] as const;
export type CashFlagState = (typeof CASH_FLAG_STATES)[number];

/** Of a flag the payments that are shown; it may rest on more. */
export const CASH_FLAG_PAYMENTS_MAX = 100;

/** A pattern that was found. It stops nothing: a person looks at it. */
export class CashFlagV1 {
  @IsUUID()
  flagId: string;

  @IsIn(CASH_PATTERNS)
  pattern: CashPattern;

  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  day: string;

  @IsIn(NETWORKS)
  network: NetworkName;

  /** At whose counter. */
  @IsString()
  agentCode: string;

  /** Of a relay: where it is taken. */
  @IsOptional()
  @IsString()
  otherAgentCode?: string;

  /** Absent of a relay: it has many. */
  @IsOptional()
  @IsUUID()
  walletId?: string;

  @IsInt()
  @Min(1)
  operations: number;

  @IsMoney()
  total: PositiveMoneyV1;

  /** Some of them, the oldest first. */
  @IsUUID(undefined, { each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(CASH_FLAG_PAYMENTS_MAX)
  paymentIds: string[];

  @IsIn(CASH_FLAG_STATES)
  state: CashFlagState;

  @IsISO8601()
  foundAt: string;

  @IsOptional()
  @IsUUID()
  closedBy?: string;

  @IsOptional()
  @IsISO8601()
  closedAt?: string;

  @IsOptional()
  @IsString()
  note?: string;
}

export class ReadCashFlagsV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  /** Absent: the open ones. */
  @IsOptional()
  @IsIn(CASH_FLAG_STATES)
  state?: CashFlagState;

  /** Goes on after this one: the last that was seen. */
  @IsOptional()
  @IsUUID()
  after?: string;
}

export const CASH_FLAGS_PAGE_MAX = 50;

/** The oldest first. */
export class CashFlagsV1 {
  @IsListOf(() => CashFlagV1, CASH_FLAGS_PAGE_MAX, 0)
  items: CashFlagV1[];

  /** To ask for the next page with; absent on the last. */
  @IsOptional()
  @IsUUID()
  next?: string;
}

export class CloseCashFlagBodyV1 {
  @IsIn(['harmless', 'reported'])
  state: Exclude<CashFlagState, 'open'>;

  @Length(3, 500)
  note: string;
}

export class CloseCashFlagV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  flagId: string;

  @IsPart(() => CloseCashFlagBodyV1)
  body: CloseCashFlagBodyV1;
}

export const readCashFlags = defineAsk({
  subject: 'payments.ask.read-cash-flags.v1',
  question: ReadCashFlagsV1,
  answer: CashFlagsV1,
});

/** Once; the same word again is the same answer. */
export const closeCashFlag = defineAsk({
  subject: 'payments.ask.close-cash-flag.v1',
  question: CloseCashFlagV1,
  answer: CashFlagV1,
});
