import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Min } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsMoneyOrZero, MoneyV1 } from '../money.v1';
import { IsListOf, IsPart } from '../nested';
import { ROSTER_STATES, type RosterState } from './roster.v1';

/** Rosters of one page. */
export const ROSTERS_PAGE_MAX = 50;

export class ListRostersV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  /** The last id of the page before; one that is not there ends the list. */
  @IsOptional()
  @IsUUID()
  before?: string;
}

/** A roster as one line of a list. */
export class ListedRosterV1 {
  @IsUUID()
  rosterId: string;

  @IsString()
  programme: string;

  @IsString()
  ruleSet: string;

  @IsIn(ROSTER_STATES)
  state: RosterState;

  @IsISO8601()
  createdAt: string;

  /** Households that are paid; 0 until it is evaluated. */
  @IsInt()
  @Min(0)
  lines: number;

  @IsInt()
  @Min(0)
  linesPaid: number;

  @IsMoneyOrZero()
  payable: MoneyV1;
}

/** The newest first. */
export class ListedRostersV1 {
  @IsListOf(() => ListedRosterV1, ROSTERS_PAGE_MAX, 0)
  items: ListedRosterV1[];

  /** To ask for the next page with; absent on the last. */
  @IsOptional()
  @IsUUID()
  next?: string;
}

export const listRosters = defineAsk({
  subject: 'programmes.ask.list-rosters.v1',
  question: ListRostersV1,
  answer: ListedRostersV1,
});
