import {
  IsBase64,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsListOf, IsPart } from '../nested';
import {
  BULK_LINE_STATES,
  BulkLineV1,
  BulkPageV1,
  BulkProblemV1,
  BulkV1,
  type BulkLineState,
} from './bulk.v1';
import { DOCUMENT_LANGUAGES, DocumentV1, type DocumentLanguage } from './document.v1';
import { ProofV1 } from './proof.v1';

export const BULK_FILE_FORMATS = ['csv', 'jsonl'] as const;
export type BulkFileFormat = (typeof BULK_FILE_FORMATS)[number];

export class CreateBulkBodyV1 {
  /** Made by the asker: creating again with it is the same. */
  @IsUUID()
  bulkId: string;

  /** The shop that pays. */
  @IsString()
  @MaxLength(40)
  merchantCode: string;

  /** Hex SHA-256 of the file to come: the same file of the same payer is the same bulk. */
  @Matches(/^[0-9a-f]{64}$/)
  sha256: string;

  /** Pays the same file once more. */
  @IsOptional()
  @IsBoolean()
  isAgain?: boolean;

  @IsString()
  @Length(1, 500)
  reason: string;
}

export class CreateBulkV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => CreateBulkBodyV1)
  body: CreateBulkBodyV1;
}

/** Answers the bulk of the same file, if there is one, with its own id. */
export const createBulk = defineAsk({
  subject: 'payments.ask.create-bulk.v1',
  question: CreateBulkV1,
  answer: BulkV1,
});

/** One piece of the file, in order from 0: repeating a piece is harmless, so an upload can be resumed. */
export class PutBulkPieceV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  bulkId: string;

  @IsInt()
  @Min(0)
  @Max(1_000)
  piece: number;

  /** At most 512 KiB before base64. */
  @IsBase64()
  @MaxLength(700_000)
  content: string;
}

export class BulkPieceStoredV1 {
  @IsInt()
  piece: number;
}

export const putBulkPiece = defineAsk({
  subject: 'payments.ask.put-bulk-piece.v1',
  question: PutBulkPieceV1,
  answer: BulkPieceStoredV1,
  deadlineMs: 15_000,
});

export class FinishBulkFileV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  bulkId: string;

  @IsInt()
  @Min(0)
  pieces: number;

  /** Hex SHA-256 of what was sent. */
  @Matches(/^[0-9a-f]{64}$/)
  sha256: string;

  @IsIn(BULK_FILE_FORMATS)
  format: BulkFileFormat;
}

/** Checks every line; a file without problems is proposed. */
export const finishBulkFile = defineAsk({
  subject: 'payments.ask.finish-bulk-file.v1',
  question: FinishBulkFileV1,
  answer: BulkV1,
  deadlineMs: 30_000,
});

export class BulkRequestV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  bulkId: string;
}

export const readBulk = defineAsk({
  subject: 'payments.ask.read-bulk.v1',
  question: BulkRequestV1,
  answer: BulkV1,
});

/** Pays the lines that failed once more, each under a new payment; asking while it pays changes nothing. */
export const retryBulk = defineAsk({
  subject: 'payments.ask.retry-bulk.v1',
  question: BulkRequestV1,
  answer: BulkV1,
});

export class ReadBulksV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
}

/** The oldest first. */
export class BulksV1 {
  @IsListOf(() => BulkV1, 100, 0)
  items: BulkV1[];
}

/** What waits to be approved: to the owner of a shop, what would be paid out of his wallet. */
export const readBulks = defineAsk({
  subject: 'payments.ask.read-bulks.v1',
  question: ReadBulksV1,
  answer: BulksV1,
});

export class ConsentToBulkBodyV1 {
  /** Hex SHA-256 of the file. */
  @Matches(/^[0-9a-f]{64}$/)
  sha256: string;

  @IsInt()
  @Min(1)
  lines: number;

  /** What leaves the wallet: the amount of all lines and the payer's fees. */
  @IsMoney()
  total: PositiveMoneyV1;

  /** A device signs for it as for a payment: the id is the bulk's, the payee is the SHA-256. */
  @IsPart(() => ProofV1)
  proof: ProofV1;
}

export class ConsentToBulkV1 extends BulkRequestV1 {
  @IsPart(() => ConsentToBulkBodyV1)
  body: ConsentToBulkBodyV1;
}

/** The yes of the owner of the wallet that pays, without which it is not approved. */
export const consentToBulk = defineAsk({
  subject: 'payments.ask.consent-to-bulk.v1',
  question: ConsentToBulkV1,
  answer: BulkV1,
  deadlineMs: 15_000,
});

export class ApproveBulkBodyV1 {
  /** Of what the checker saw. */
  @Matches(/^[0-9a-f]{64}$/)
  contentHash: string;

  @IsString()
  @Length(1, 500)
  reason: string;
}

export class ApproveBulkV1 extends BulkRequestV1 {
  @IsPart(() => ApproveBulkBodyV1)
  body: ApproveBulkBodyV1;
}

export const approveBulk = defineAsk({
  subject: 'payments.ask.approve-bulk.v1',
  question: ApproveBulkV1,
  answer: BulkV1,
});

export class RejectBulkBodyV1 {
  @IsString()
  @Length(1, 500)
  reason: string;
}

export class RejectBulkV1 extends BulkRequestV1 {
  @IsPart(() => RejectBulkBodyV1)
  body: RejectBulkBodyV1;
}

export const rejectBulk = defineAsk({
  subject: 'payments.ask.reject-bulk.v1',
  question: RejectBulkV1,
  answer: BulkV1,
});

export class ReadBulkLinesV1 extends BulkPageV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsOptional()
  @IsIn(BULK_LINE_STATES)
  state?: BulkLineState;
}

export class BulkLinesV1 {
  @IsListOf(() => BulkLineV1, 500, 0)
  items: BulkLineV1[];

  /** Where the next page goes on; absent on the last. */
  @IsOptional()
  @IsString()
  next?: string;
}

export const readBulkLines = defineAsk({
  subject: 'payments.ask.read-bulk-lines.v1',
  question: ReadBulkLinesV1,
  answer: BulkLinesV1,
});

export class ReadBulkProblemsV1 extends BulkPageV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
}

export class BulkProblemsV1 {
  @IsListOf(() => BulkProblemV1, 2_500, 0)
  items: BulkProblemV1[];

  @IsOptional()
  @IsString()
  next?: string;
}

/** By line; a line of several problems is told whole. */
export const readBulkProblems = defineAsk({
  subject: 'payments.ask.read-bulk-problems.v1',
  question: ReadBulkProblemsV1,
  answer: BulkProblemsV1,
});

export class ReadBulkResultsV1 extends BulkRequestV1 {
  @IsIn(DOCUMENT_LANGUAGES)
  language: DocumentLanguage;
}

export class BulkResultsFileV1 {
  @IsPart(() => DocumentV1)
  document: DocumentV1;
}

/** Every line and what came of it, as a CSV file. */
export const readBulkResults = defineAsk({
  subject: 'payments.ask.read-bulk-results.v1',
  question: ReadBulkResultsV1,
  answer: BulkResultsFileV1,
  deadlineMs: 15_000,
});
