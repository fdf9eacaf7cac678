import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsPart } from '../nested';
import { NETWORKS, type NetworkName } from '../networks/network-names';

/** `camt053`: ISO 20022, camt.053.001.08. `csv`: as a spreadsheet in Morocco opens it. */
export const STATEMENT_FORMATS = ['camt053', 'csv'] as const;
export type StatementFormat = (typeof STATEMENT_FORMATS)[number];

/** Of the position account of a network in the ledger; another network’s is nobody’s affair but ours. */
export class ReadNetworkStatementV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsIn(NETWORKS)
  network: NetworkName;

  /** A business day that is over, `2021-12-07`, or the id of a closed window. */
  @Matches(/^(\d{4}-\d{2}-\d{2}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/)
  period: string;

  @IsIn(STATEMENT_FORMATS)
  format: StatementFormat;

  /** The `next` of the piece before. */
  @IsOptional()
  @Matches(/^\d{1,19}$/)
  after?: string;
}

/** A piece of the file: all of them, one after the other, are the file, the same bytes for ever. */
export class NetworkStatementPieceV1 {
  /** ASCII, safe in a header. */
  @Matches(/^[a-z0-9-]{1,80}\.(xml|csv)$/)
  name: string;

  @IsIn(['application/xml', 'text/csv; charset=utf-8'])
  contentType: 'application/xml' | 'text/csv; charset=utf-8';

  @IsString()
  @MaxLength(900_000)
  content: string;

  /** Absent: this is the last one. */
  @IsOptional()
  @Matches(/^\d{1,19}$/)
  next?: string;
}

export const readNetworkStatement = defineAsk({
  subject: 'settlement.ask.read-network-statement.v1',
  question: ReadNetworkStatementV1,
  answer: NetworkStatementPieceV1,
  deadlineMs: 10_000,
});
