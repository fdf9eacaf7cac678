import { IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { ProposalV1 } from '../identity/proposals.ask.v1';
import { defineAsk } from '../message';
import { IsPart } from '../nested';

/** When a break opens and closes by itself, from a business day on. */
export class MatchRulesV1 {
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  effectiveFrom: string;

  /** A line that only one side has is explained when the other has it so many days before or after. */
  @IsInt()
  @Min(0)
  @Max(31)
  lateDays: number;

  /**
   * An instruction that the bank has not booked so many days after its own is a break, until it does. Absent in a proposal:
   * as the rules before say.
   */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(31)
  confirmDays?: number;

  /** Where it is written. */
  @IsString()
  @Length(1, 500)
  source: string;
}

export class ProposeMatchRulesBodyV1 {
  /** Made by the maker: the same again is the same. */
  @IsUUID()
  proposalId: string;

  /** From a day to come; in place of what stands for that day. */
  @IsPart(() => MatchRulesV1)
  rules: MatchRulesV1;

  @IsString()
  @Length(1, 500)
  reason: string;
}

export class ProposeMatchRulesV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => ProposeMatchRulesBodyV1)
  body: ProposeMatchRulesBodyV1;
}

export const proposeMatchRules = defineAsk({
  subject: 'settlement.ask.propose-match-rules.v1',
  question: ProposeMatchRulesV1,
  answer: ProposalV1,
});
