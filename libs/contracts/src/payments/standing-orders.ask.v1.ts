import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsListOf, IsPart } from '../nested';
import { ProofV1 } from './proof.v1';

export const STANDING_ORDER_EVERY = ['day', 'week', 'month'] as const;
export type StandingOrderEvery = (typeof STANDING_ORDER_EVERY)[number];

/** `ended`: all its turns are over. */
export const STANDING_ORDER_STATES = ['active', 'cancelled', 'ended'] as const;
export type StandingOrderState = (typeof STANDING_ORDER_STATES)[number];

class StandingOrderTermsV1 {
  /** Made by the payer's device: the same again is the same standing order. */
  @IsUUID()
  standingOrderId: string;

  /** Who is paid: a shop by its code, or a person by the wallet that the alias directory answered. */
  @IsOptional()
  @IsString()
  @MaxLength(32)
  merchantCode?: string;

  @IsOptional()
  @IsUUID()
  walletId?: string;

  /** Of each turn. */
  @IsMoney()
  amount: PositiveMoneyV1;

  @IsIn(STANDING_ORDER_EVERY)
  every: StandingOrderEvery;

  /** The business day of the first turn, `YYYY-MM-DD`; a month that lacks such a day has its last. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  firstDay: string;

  /** How often. Absent: until it is cancelled. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(600)
  turns?: number;

  /** The payer's own words. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  note?: string;
}

export class CreateStandingOrderBodyV1 extends StandingOrderTermsV1 {
  /** For the standing order as for a payment of its id and amount. */
  @IsPart(() => ProofV1)
  proof: ProofV1;
}

export class CreateStandingOrderV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => CreateStandingOrderBodyV1)
  body: CreateStandingOrderBodyV1;
}

export class StandingOrderV1 extends StandingOrderTermsV1 {
  @IsIn(STANDING_ORDER_STATES)
  state: StandingOrderState;

  /** While it is active: when it is tried next. */
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  nextDay?: string;

  /** Turns that were paid. */
  @IsInt()
  @Min(0)
  paid: number;

  /** Turns that could not be paid in all their tries. */
  @IsInt()
  @Min(0)
  missed: number;

  /** Why the last try came to nothing: `insufficient_funds`, `daily_limit`, … */
  @IsOptional()
  @IsString()
  lastFailure?: string;
}

export class ReadStandingOrdersV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
}

/** Of the wallet the caller signed in to, the newest at the head. */
export class StandingOrdersV1 {
  @IsListOf(() => StandingOrderV1, 100, 0)
  standingOrders: StandingOrderV1[];
}

export class CancelStandingOrderV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  standingOrderId: string;
}

/** A payment again and again: proven once, paid by us on its days. */
export const createStandingOrder = defineAsk({
  subject: 'payments.ask.create-standing-order.v1',
  question: CreateStandingOrderV1,
  answer: StandingOrderV1,
});

export const readStandingOrders = defineAsk({
  subject: 'payments.ask.read-standing-orders.v1',
  question: ReadStandingOrdersV1,
  answer: StandingOrdersV1,
});

export const cancelStandingOrder = defineAsk({
  subject: 'payments.ask.cancel-standing-order.v1',
  question: CancelStandingOrderV1,
  answer: StandingOrderV1,
});
