import { IsBoolean, IsInt, IsISO8601, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsListOf, IsPart } from '../nested';

export class ReadLedgerHeadsV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  /** The `cursor` of the last head of the page before. */
  @IsOptional()
  @Matches(/^\d{1,18}$/)
  after?: string;

  @IsInt()
  @Min(1)
  @Max(1_000)
  limit: number;
}

/** A head of a ledger as it was published, kept away from the ledger's own database. */
export class LedgerHeadV1 {
  @IsString()
  cursor: string;

  @IsString()
  ledger: string;

  @Matches(/^\d{1,19}$/)
  no: string;

  @Matches(/^[0-9a-f]{64}$/)
  hash: string;

  @IsISO8601()
  at: string;

  @IsISO8601()
  receivedAt: string;

  /** It and one that was kept before cannot be of one history: the ledger was changed behind its back. */
  @IsBoolean()
  isContradiction: boolean;
}

export class LedgerHeadsV1 {
  /** In the order in which they came. */
  @IsListOf(() => LedgerHeadV1, 1_000, 0)
  items: LedgerHeadV1[];
}

export const readLedgerHeads = defineAsk({
  subject: 'settlement.ask.read-ledger-heads.v1',
  question: ReadLedgerHeadsV1,
  answer: LedgerHeadsV1,
});
