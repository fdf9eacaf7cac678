import {
  IsArray,
  IsBase64,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsListOf, IsPart } from '../nested';

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

export class CreateRosterBodyV1 {
  /** Made by the sender from the content of the files: the same files are the same roster. */
  @IsUUID()
  rosterId: string;

  @Matches(/^[a-z0-9-]{2,40}$/)
  programme: string;

  /** The dated rules to judge by: `tayssir-2020-21-t3`. */
  @Matches(/^[a-z0-9-]{2,60}$/)
  ruleSet: string;
}

export class CreateRosterV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => CreateRosterBodyV1)
  body: CreateRosterBodyV1;
}

/** One piece of a file, in order from 0: repeating a piece is harmless, so an upload can be resumed. */
export class PutRosterPieceV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  rosterId: string;

  @IsIn(ROSTER_FILE_KINDS)
  file: RosterFileKind;

  @IsInt()
  @Min(0)
  @Max(100_000)
  piece: number;

  /** At most 512 KiB before base64. */
  @IsBase64()
  @MaxLength(700_000)
  content: string;
}

export class FinishRosterFileV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  rosterId: string;

  @IsIn(ROSTER_FILE_KINDS)
  file: RosterFileKind;

  @IsInt()
  @Min(0)
  pieces: number;

  /** Hex SHA-256 of the whole file: what arrived is what was sent. */
  @Matches(/^[0-9a-f]{64}$/)
  sha256: string;
}

export class RosterRequestV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  rosterId: string;
}

export class RecordFundingBodyV1 {
  /** The bank's reference of the deposit: recording it again is the same deposit. */
  @IsString()
  @MinLength(3)
  @MaxLength(60)
  bankReference: string;

  @IsMoney()
  amount: PositiveMoneyV1;
}

export class RecordFundingV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @Matches(/^[a-z0-9-]{2,40}$/)
  programme: string;

  @IsPart(() => RecordFundingBodyV1)
  body: RecordFundingBodyV1;
}

export class FundingV1 {
  @IsBoolean()
  repeated: boolean;

  @IsString()
  bankReference: string;

  @IsMoney()
  amount: PositiveMoneyV1;
}

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

export class PieceStoredV1 {
  @IsInt()
  piece: number;
}

export const createRoster = defineAsk({
  subject: 'programmes.ask.create-roster.v1',
  question: CreateRosterV1,
  answer: RosterV1,
});

export const putRosterPiece = defineAsk({
  subject: 'programmes.ask.put-roster-piece.v1',
  question: PutRosterPieceV1,
  answer: PieceStoredV1,
  deadlineMs: 15_000,
});

export const finishRosterFile = defineAsk({
  subject: 'programmes.ask.finish-roster-file.v1',
  question: FinishRosterFileV1,
  answer: RosterV1,
  deadlineMs: 15_000,
});

/** Starts the evaluation and answers at once; read the roster to follow it. */
export const evaluateRoster = defineAsk({
  subject: 'programmes.ask.evaluate-roster.v1',
  question: RosterRequestV1,
  answer: RosterV1,
});

export const readRoster = defineAsk({
  subject: 'programmes.ask.read-roster.v1',
  question: RosterRequestV1,
  answer: RosterV1,
});

/** Two different approvers are needed; each counts once. The second one makes the roster `approved`. */
export const approveRoster = defineAsk({
  subject: 'programmes.ask.approve-roster.v1',
  question: RosterRequestV1,
  answer: RosterV1,
  deadlineMs: 15_000,
});

export const recordFunding = defineAsk({
  subject: 'programmes.ask.record-funding.v1',
  question: RecordFundingV1,
  answer: FundingV1,
  deadlineMs: 15_000,
});

/** Starts paying (approved and funded rosters only) and answers at once. Asking again while it runs or after it ended pays nobody twice. */
export const disburseRoster = defineAsk({
  subject: 'programmes.ask.disburse-roster.v1',
  question: RosterRequestV1,
  answer: RosterV1,
  deadlineMs: 30_000,
});

export class PageRequestV1 extends RosterRequestV1 {
  /** The `cursor` of the last item of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(64)
  after?: string;

  @IsInt()
  @Min(1)
  @Max(1_000)
  limit: number;
}

/** A row or line that is not paid as it stands, and why. */
export class FindingV1 {
  @IsString()
  cursor: string;

  @IsString()
  file: string;

  /** 1 is the header. */
  @IsInt()
  row: number;

  @IsString()
  subject: string;

  @IsString()
  outcome: string;

  @IsString()
  reason: string;
}

export class FindingsV1 {
  @IsListOf(() => FindingV1, 1_000, 0)
  items: FindingV1[];
}

export const readFindings = defineAsk({
  subject: 'programmes.ask.read-findings.v1',
  question: PageRequestV1,
  answer: FindingsV1,
});

/** A payee of a household with something due and a phone, as the network that is to open the wallet needs them. */
export class PayeeV1 {
  @IsString()
  cursor: string;

  @IsString()
  idcs: string;

  @IsString()
  cin: string;

  @IsString()
  nameAr: string;

  @IsString()
  nameFr: string;

  @IsString()
  phone: string;

  @IsString()
  language: string;
}

export class PayeesV1 {
  @IsListOf(() => PayeeV1, 1_000, 0)
  items: PayeeV1[];
}

/** Asked by a network's API client: only its own payees, only those without a wallet yet. */
export const readPayees = defineAsk({
  subject: 'programmes.ask.read-payees.v1',
  question: PageRequestV1,
  answer: PayeesV1,
});

export class VoucherV1 {
  @IsString()
  cursor: string;

  @IsString()
  serial: string;

  @IsString()
  idcs: string;

  /** Given out with the payment slip; random, never made from the identity card. */
  @IsString()
  code: string;

  @IsMoney()
  amount: PositiveMoneyV1;

  @IsString()
  state: string;
}

export class VouchersV1 {
  @IsListOf(() => VoucherV1, 1_000, 0)
  items: VoucherV1[];
}

export const readVouchers = defineAsk({
  subject: 'programmes.ask.read-vouchers.v1',
  question: PageRequestV1,
  answer: VouchersV1,
});

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
}

export const explainHousehold = defineAsk({
  subject: 'programmes.ask.explain-household.v1',
  question: ExplainHouseholdV1,
  answer: HouseholdExplainedV1,
});
