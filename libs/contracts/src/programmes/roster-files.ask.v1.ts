import { IsBase64, IsIn, IsInt, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsPart } from '../nested';
import { ROSTER_FILE_KINDS, type RosterFileKind, RosterV1 } from './roster.v1';

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

export class PieceStoredV1 {
  @IsInt()
  piece: number;
}

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
