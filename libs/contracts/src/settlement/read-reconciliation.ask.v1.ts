import { IsBoolean, IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsListOf, IsPart } from '../nested';
import { NETWORKS, type NetworkName } from '../networks/network-names';
import { BREAK_KINDS, BreakAgeingV1, type BreakKind } from './breaks.ask.v1';
import { MatchRulesV1 } from './match-rules.ask.v1';

export class ReadReconciliationV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  /** The first and the last business day; at most 31. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  from: string;

  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  to: string;
}

/** How many lines of a network’s day are in each state of the match; one that is late is counted on both its days. */
export class ReconciledDayV1 {
  @IsIn(NETWORKS)
  network: NetworkName;

  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  day: string;

  @IsBoolean()
  isReported: boolean;

  @IsInt()
  @Min(0)
  matched: number;

  @IsInt()
  @Min(0)
  late: number;

  @IsInt()
  @Min(0)
  amountDiffers: number;

  @IsInt()
  @Min(0)
  oursOnly: number;

  @IsInt()
  @Min(0)
  theirsOnly: number;

  /** Of 10,000 lines so many agree in amount and day; 10,000 where there are none. */
  @IsInt()
  @Min(0)
  @Max(10_000)
  matchedBps: number;
}

/** Open breaks of one kind. */
export class OpenBreaksV1 {
  /** Absent where they are of several. */
  @IsOptional()
  @IsIn(NETWORKS)
  network?: NetworkName;

  @IsIn(BREAK_KINDS)
  kind: BreakKind;

  @IsPart(() => BreakAgeingV1)
  ageing: BreakAgeingV1;
}

/** All that is drawn of how well days agree. */
export class ReconciliationV1 {
  /** Days with lines or a report, by day and network. */
  @IsListOf(() => ReconciledDayV1, 200, 0)
  days: ReconciledDayV1[];

  /** By network and kind. */
  @IsListOf(() => OpenBreaksV1, 500, 0)
  openBreaks: OpenBreaksV1[];

  /** When breaks close by themselves: all that was ever in force or will be, the latest first. */
  @IsListOf(() => MatchRulesV1, 1_000, 0)
  rules: MatchRulesV1[];
}

export const readReconciliation = defineAsk({
  subject: 'settlement.ask.read-reconciliation.v1',
  question: ReadReconciliationV1,
  answer: ReconciliationV1,
  deadlineMs: 20_000,
});
