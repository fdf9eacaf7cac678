import { IsIn, IsInt, IsISO8601, IsOptional, IsString, Matches } from 'class-validator';
import { defineAsk } from '../message';
import { IsListOf, IsPart } from '../nested';
import { NETWORKS, type NetworkName } from '../networks/network-names';
import { RosterRequestV1 } from './roster-request.v1';

export class ExplainHouseholdV1 extends RosterRequestV1 {
  @Matches(/^\d{10}$/)
  idcs: string;
}

export class ExplainedMonthV1 {
  @IsString()
  month: string;

  @IsString()
  outcome: string;

  @Matches(/^\d+$/)
  amountMinor: string;

  /** Missing when there is no usable report. */
  @IsOptional()
  @IsInt()
  absences?: number;
}

export class ExplainedChildV1 {
  @IsString()
  massar: string;

  @IsString()
  grade: string;

  @IsOptional()
  @IsString()
  reason?: string;

  /** Empty when the row was rejected. */
  @IsListOf(() => ExplainedMonthV1, 100, 0)
  months: ExplainedMonthV1[];
}

/** What became of the household's voucher. */
export class ExplainedVoucherV1 {
  @IsString()
  serial: string;

  @IsString()
  state: string;

  @IsOptional()
  @IsISO8601()
  expiresAt?: string;

  /** When and where it was redeemed. */
  @IsOptional()
  @IsISO8601()
  redeemedAt?: string;

  @IsOptional()
  @IsIn(NETWORKS)
  network?: NetworkName;

  @IsOptional()
  @IsString()
  agentCode?: string;
}

export class HouseholdExplainedV1 {
  @IsString()
  idcs: string;

  @IsString()
  outcome: string;

  @IsOptional()
  @IsString()
  reason?: string;

  @Matches(/^\d+$/)
  dueMinor: string;

  /** Per child: grade and per month the outcome and the amount. `reason`: why the child is held, or its row rejected. */
  @IsListOf(() => ExplainedChildV1, 1_000, 0)
  children: ExplainedChildV1[];

  /** When it was paid by voucher. */
  @IsOptional()
  @IsPart(() => ExplainedVoucherV1)
  voucher?: ExplainedVoucherV1;
}

export const explainHousehold = defineAsk({
  subject: 'programmes.ask.explain-household.v1',
  question: ExplainHouseholdV1,
  answer: HouseholdExplainedV1,
});
