import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
} from 'class-validator';
import { IsPart } from '../nested';

export const ROSTER_FILE_KINDS = ['households', 'pupils', 'absences'] as const;
export type RosterFileKind = (typeof ROSTER_FILE_KINDS)[number];

/** In this order; `refused` is the end of a roster whose files cannot be read. */
export const ROSTER_STATES = [
  'uploading',
  'evaluating',
  'evaluated',
  'approved',
  'disbursing',
  'closed',
  'refused',
] as const;
export type RosterState = (typeof ROSTER_STATES)[number];

/** How far a long step is. */
export class ProgressV1 {
  @IsString()
  step: string;

  @IsInt()
  done: number;

  @IsInt()
  total: number;
}

export class DisbursementCountsV1 {
  @IsInt()
  walletLines: number;

  @IsInt()
  walletsKnown: number;

  @IsInt()
  walletsPaid: number;

  @Matches(/^\d+$/)
  walletsPaidMinor: string;

  @IsInt()
  voucherLines: number;

  @IsInt()
  vouchersIssued: number;

  @Matches(/^\d+$/)
  vouchersIssuedMinor: string;

  /** Lines the ledger refused, each with its reason in the list of lines: given back to the programme, never dropped. */
  @IsInt()
  returned: number;
}

export class RosterProblemV1 {
  @IsString()
  code: string;

  @IsString()
  file: string;

  /** 1 is the header. */
  @IsOptional()
  @IsInt()
  row?: number;

  @IsOptional()
  @IsString()
  column?: string;

  @IsString()
  expected: string;

  @IsString()
  found: string;
}

export class RosterV1 {
  @IsUUID()
  rosterId: string;

  @IsString()
  programme: string;

  @IsString()
  ruleSet: string;

  @IsIn(ROSTER_STATES)
  state: RosterState;

  @IsOptional()
  @IsPart(() => ProgressV1)
  progress?: ProgressV1;

  /** The totals of the evaluation, in the shape of a control-totals file; amounts in centimes, as strings beyond 2^53. */
  @IsOptional()
  @IsObject()
  totals?: Record<string, unknown>;

  /** When refused: what is wrong with which file, where. */
  @IsOptional()
  @IsPart(() => RosterProblemV1)
  problem?: RosterProblemV1;

  @IsArray()
  @IsString({ each: true })
  approvedBy: string[];

  @IsOptional()
  @IsPart(() => DisbursementCountsV1)
  disbursement?: DisbursementCountsV1;

  /** True when the roster was there before this request. */
  @IsOptional()
  @IsBoolean()
  repeated?: boolean;
}
