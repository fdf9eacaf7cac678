import { IsBoolean, IsIn, IsISO8601, IsOptional, Matches } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { BalanceV1, IsBalance } from '../money.v1';
import { IsListOf, IsPart } from '../nested';

export class ReadSafeguardingV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  day: string;
}

/** Whether what is in the pooled account at the end of a day is what people have, to the centime. */
export class SafeguardingProofV1 {
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  day: string;

  /** What people, shops, agents and programmes have by the ledger: the money that is kept safe. */
  @IsBalance()
  customers: BalanceV1;

  /** What networks are owed in it (above zero) or owe (below). */
  @IsBalance()
  positions: BalanceV1;

  /** Fees, and what waits to be told whose it is. */
  @IsBalance()
  others: BalanceV1;

  /** When the ledger said so: soon after the end of the day. */
  @IsISO8601()
  readAt: string;

  /** Closing balance of the bank’s statement of the day; absent until it is imported, as what follows from it. */
  @IsOptional()
  @IsBalance()
  bank?: BalanceV1;

  /** What the bank had settled and the ledger had not followed yet: above zero what came in. */
  @IsOptional()
  @IsBalance()
  inTransit?: BalanceV1;

  /** Bank − customers − positions − others − in transit: zero, or a break. */
  @IsOptional()
  @IsBalance()
  unexplained?: BalanceV1;

  @IsOptional()
  @IsBoolean()
  holds?: boolean;
}

export const readSafeguarding = defineAsk({
  subject: 'settlement.ask.read-safeguarding.v1',
  question: ReadSafeguardingV1,
  answer: SafeguardingProofV1,
});

/** The first and the last business day; at most 93. */
export class ReadSafeguardingHistoryV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  from: string;

  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  to: string;
}

/**
 * `holds`: proved to the centime. `differs`: proved not to be so. `waits_for_bank`: the statement of the day is not
 * imported. `no_proof`: nobody asked the ledger after the end of that day, and nobody can any more.
 */
export const SAFEGUARDING_STATES = ['holds', 'differs', 'waits_for_bank', 'no_proof'] as const;
export type SafeguardingState = (typeof SAFEGUARDING_STATES)[number];

export class SafeguardingDayV1 {
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  day: string;

  @IsIn(SAFEGUARDING_STATES)
  state: SafeguardingState;

  /** Absent where there is none. */
  @IsOptional()
  @IsPart(() => SafeguardingProofV1)
  proof?: SafeguardingProofV1;
}

/** The report of a time: every day of it that is over and had a pooled account, proved or not. */
export class SafeguardingHistoryV1 {
  @IsISO8601()
  madeAt: string;

  /** The latest first. */
  @IsListOf(() => SafeguardingDayV1, 93, 0)
  items: SafeguardingDayV1[];

  /** Whether every day holds. */
  @IsBoolean()
  holds: boolean;
}

export const readSafeguardingHistory = defineAsk({
  subject: 'settlement.ask.read-safeguarding-history.v1',
  question: ReadSafeguardingHistoryV1,
  answer: SafeguardingHistoryV1,
});
