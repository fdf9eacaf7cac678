import { ArrayMaxSize, ArrayMinSize, IsArray, IsUUID } from 'class-validator';
import { defineAsk } from '../message';

/** Between ledger instances: a settlement names its hold by id alone, so whoever passes it on must find where that is. */
export class LocateTransfersV1 {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2_000)
  @IsUUID(undefined, { each: true })
  transferIds: string[];
}

export class TransfersLocatedV1 {
  /** Those of them that were decided here. */
  @IsArray()
  @IsUUID(undefined, { each: true })
  decided: string[];

  /** Those of them that lie on several instances, this one among them. */
  @IsArray()
  @IsUUID(undefined, { each: true })
  crossings: string[];
}

/** Answered by each instance under its own subject alone: see `instanceAsks`. */
export const locateTransfers = defineAsk({
  subject: 'ledger.ask.locate-transfers.v1',
  question: LocateTransfersV1,
  answer: TransfersLocatedV1,
});
