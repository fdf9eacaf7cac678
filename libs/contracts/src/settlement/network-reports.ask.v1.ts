import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { BalanceV1, IsBalance, IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsListOf, IsPart } from '../nested';
import { NETWORKS, type NetworkName } from '../networks/network-names';

/** `csv`: UTF-8, `;`, with the header `reference;direction;amount;currency`. `camt053`: the end-to-end id is the reference. */
export const REPORT_FORMATS = ['csv', 'camt053'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export class NetworkReportFileV1 {
  @IsIn(REPORT_FORMATS)
  format: ReportFormat;

  @IsString()
  @Length(1, 700_000)
  document: string;
}

export class ImportNetworkReportV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsIn(NETWORKS)
  network: NetworkName;

  /** The business day it is of. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  day: string;

  @IsPart(() => NetworkReportFileV1)
  body: NetworkReportFileV1;
}

export class NetworkReportV1 {
  @IsUUID()
  reportId: string;

  @IsIn(NETWORKS)
  network: NetworkName;

  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  day: string;

  /** That no report had told before. */
  @IsInt()
  @Min(0)
  lines: number;

  /** It was imported before: nothing has changed now. */
  @IsBoolean()
  isRepeated: boolean;
}

/** `late`: both have it, on other days. */
export const MATCH_STATES = ['matched', 'late', 'amount_differs', 'ours_only', 'theirs_only'] as const;
export type MatchState = (typeof MATCH_STATES)[number];

export class ReadMatchV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsIn(NETWORKS)
  network: NetworkName;

  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  day: string;

  /** Only the lines in this state. */
  @IsOptional()
  @IsIn(MATCH_STATES)
  state?: MatchState;

  /** The `next` of the page before. */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  after?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(500)
  limit?: number;
}

export class MatchTotalV1 {
  @IsIn(MATCH_STATES)
  state: MatchState;

  @IsInt()
  @Min(0)
  lines: number;

  /** Ours less theirs, above zero where we have more in for the network. */
  @IsBalance()
  difference: BalanceV1;
}

/** One movement: as we have it, as the network reports it, and whether the bank has settled its window. */
export class MatchLineV1 {
  @IsString()
  reference: string;

  /** `in`: the network is owed it. */
  @IsIn(['in', 'out'])
  direction: 'in' | 'out';

  @IsIn(MATCH_STATES)
  state: MatchState;

  @IsOptional()
  @IsMoney()
  ours?: PositiveMoneyV1;

  @IsOptional()
  @IsMoney()
  theirs?: PositiveMoneyV1;

  @IsBoolean()
  isSettled: boolean;
}

export class MatchV1 {
  /** Whether the network has reported that day; before, all is ours only. */
  @IsBoolean()
  isReported: boolean;

  /** Of 10,000 lines so many agree in amount and day; 10,000 where there are none. */
  @IsInt()
  @Min(0)
  @Max(10_000)
  matchedBps: number;

  @IsListOf(() => MatchTotalV1, 50, 0)
  totals: MatchTotalV1[];

  @IsListOf(() => MatchLineV1, 500, 0)
  items: MatchLineV1[];

  /** Absent on the last page. */
  @IsOptional()
  @IsString()
  next?: string;
}

export const importNetworkReport = defineAsk({
  subject: 'settlement.ask.import-network-report.v1',
  question: ImportNetworkReportV1,
  answer: NetworkReportV1,
  deadlineMs: 20_000,
});

export const readMatch = defineAsk({
  subject: 'settlement.ask.read-match.v1',
  question: ReadMatchV1,
  answer: MatchV1,
});
