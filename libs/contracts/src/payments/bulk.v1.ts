import {
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { IsMoney, IsMoneyOrZero, MoneyV1, PositiveMoneyV1 } from '../money.v1';
import { IsPart } from '../nested';

/**
 * `refused`: the file has bad lines and is not paid. `proposed`: the file is right and waits for another person's yes,
 * until a time. `ended`: each line is paid or has failed; what failed may be tried again.
 */
export const BULK_STATES = [
  'uploading',
  'refused',
  'proposed',
  'rejected',
  'expired',
  'paying',
  'ended',
] as const;
export type BulkState = (typeof BULK_STATES)[number];

/** `pending`: the ledger has not answered yet. */
export const BULK_LINE_STATES = ['waiting', 'pending', 'paid', 'failed'] as const;
export type BulkLineState = (typeof BULK_LINE_STATES)[number];

/** How many lines are in which state now; they sum to the lines of the bulk. */
export class BulkResultsV1 {
  @IsInt()
  @Min(0)
  waiting: number;

  @IsInt()
  @Min(0)
  pending: number;

  @IsInt()
  @Min(0)
  paid: number;

  @IsInt()
  @Min(0)
  failed: number;

  @IsMoneyOrZero()
  paidAmount: MoneyV1;
}

/** Many payments of one payer, from one file, that one person brings and another approves. */
export class BulkV1 {
  @IsUUID()
  bulkId: string;

  @IsIn(BULK_STATES)
  state: BulkState;

  @IsUUID()
  payerWalletId: string;

  /** The shop that pays. */
  @IsString()
  merchantCode: string;

  /** Hex SHA-256 of the file. */
  @Matches(/^[0-9a-f]{64}$/)
  sha256: string;

  @IsString()
  @MaxLength(500)
  reason: string;

  /** The maker. */
  @IsUUID()
  createdBy: string;

  @IsISO8601()
  createdAt: string;

  /** Good lines; zero until the file is there. */
  @IsInt()
  @Min(0)
  lines: number;

  /** Different payees: fewer than lines where somebody is paid twice. */
  @IsInt()
  @Min(0)
  payees: number;

  /** What is wrong with the file, counted. */
  @IsInt()
  @Min(0)
  problems: number;

  /** Of all lines. */
  @IsMoneyOrZero()
  amount: MoneyV1;

  /** What the payer pays on top of the amount. */
  @IsMoneyOrZero()
  payerFees: MoneyV1;

  /** What the payees pay out of it. */
  @IsMoneyOrZero()
  payeeFees: MoneyV1;

  /** Of what is proposed: who approves says it, so that he approves what he saw. */
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/)
  contentHash?: string;

  /** Of what is proposed: until when it may be approved. */
  @IsOptional()
  @IsISO8601()
  expiresAt?: string;

  /** The checker. */
  @IsOptional()
  @IsUUID()
  decidedBy?: string;

  /** The owner of the wallet that pays. */
  @IsOptional()
  @IsUUID()
  consentedBy?: string;

  /** When he said yes to it: until then it is not approved, unless the wallet is kept for an organisation. */
  @IsOptional()
  @IsISO8601()
  consentedAt?: string;

  /** 1, and one more with each time that failed lines were tried again. */
  @IsInt()
  @Min(1)
  attempt: number;

  @IsPart(() => BulkResultsV1)
  results: BulkResultsV1;

  @IsOptional()
  @IsISO8601()
  endedAt?: string;
}

export class BulkLineV1 {
  /** Its place in the file, as a spreadsheet counts: the header is 1. */
  @IsInt()
  @Min(1)
  line: number;

  /** The payer's own. */
  @IsString()
  reference: string;

  /** Of the last attempt; the payment is there once the line is no longer waiting. */
  @IsUUID()
  paymentId: string;

  /** By which the payment is followed (`/track/:reference`). */
  @IsOptional()
  @IsString()
  paymentReference?: string;

  @IsIn(BULK_LINE_STATES)
  state: BulkLineState;

  @IsUUID()
  payeeWalletId: string;

  @IsOptional()
  @IsString()
  merchantCode?: string;

  @IsMoney()
  amount: PositiveMoneyV1;

  @IsMoneyOrZero()
  fee: MoneyV1;

  @IsOptional()
  @IsString()
  note?: string;

  @IsInt()
  @Min(1)
  attempt: number;

  /** When failed: `insufficient_funds`, `daily_limit`, … */
  @IsOptional()
  @IsString()
  failure?: string;

  @IsOptional()
  @IsISO8601()
  completedAt?: string;
}

/** What is wrong with one line of the file. */
export class BulkProblemV1 {
  @IsInt()
  @Min(1)
  line: number;

  @IsString()
  code: string;

  /** The column. */
  @IsOptional()
  @IsString()
  field?: string;

  /** By language: ar, fr, en. */
  @IsObject()
  texts: Record<string, string>;
}

/** A page of what a bulk has line by line. */
export class BulkPageV1 {
  @IsUUID()
  bulkId: string;

  /** The number of the last line of the page before. */
  @IsOptional()
  @Matches(/^\d{1,6}$/)
  after?: string;

  @IsInt()
  @Min(1)
  @Max(500)
  limit: number;
}
