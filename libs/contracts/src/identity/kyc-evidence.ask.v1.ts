import { IsBase64, IsIn, IsInt, IsISO8601, IsUUID, Matches, MaxLength, Min } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsListOf, IsPart } from '../nested';
import { EVIDENCE_KINDS, type EvidenceKind } from './tiers.ask.v1';

/** What is shown as a picture; a phone is proven by a code. */
export type ShownEvidence = Exclude<EvidenceKind, 'phone_otp'>;
export const SHOWN_EVIDENCE: readonly ShownEvidence[] = EVIDENCE_KINDS.filter((kind) => kind !== 'phone_otp');

/** Before base64; in base64 it stays under what the bus and the gateway carry. */
export const PICTURE_MAX_BYTES = 700_000;
const PICTURE_MAX_TEXT = 4 * Math.ceil(PICTURE_MAX_BYTES / 3);

/** A picture as it is kept: decoded and written anew, with nothing of the file that was sent. */
export class KycEvidenceV1 {
  @IsUUID()
  evidenceId: string;

  @IsUUID()
  caseId: string;

  @IsIn(SHOWN_EVIDENCE)
  kind: ShownEvidence;

  /** Of the picture as it is kept, in hex. */
  @Matches(/^[0-9a-f]{64}$/)
  sha256: string;

  @IsInt()
  @Min(1)
  sizeBytes: number;

  @IsISO8601()
  addedAt: string;
}

export class KycEvidenceBodyV1 {
  /** Made by the asker: the same again is the same. */
  @IsUUID()
  evidenceId: string;

  @IsIn(SHOWN_EVIDENCE)
  kind: ShownEvidence;

  /** A JPEG, PNG or WebP of at most `PICTURE_MAX_BYTES`, in base64. */
  @IsBase64()
  @MaxLength(PICTURE_MAX_TEXT)
  picture: string;
}

export class AddKycEvidenceV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  caseId: string;

  @IsPart(() => KycEvidenceBodyV1)
  body: KycEvidenceBodyV1;
}

/** Only while the case is filled: before it is submitted, or when a reviewer needs more. */
export const addKycEvidence = defineAsk({
  subject: 'identity.ask.add-kyc-evidence.v1',
  question: AddKycEvidenceV1,
  answer: KycEvidenceV1,
  deadlineMs: 20_000,
});

export class ListKycEvidenceV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  caseId: string;
}

/** Oldest first. */
export class KycEvidenceListV1 {
  @IsListOf(() => KycEvidenceV1, 100, 0)
  evidence: KycEvidenceV1[];
}

export const listKycEvidence = defineAsk({
  subject: 'identity.ask.list-kyc-evidence.v1',
  question: ListKycEvidenceV1,
  answer: KycEvidenceListV1,
});

export class ReadKycEvidenceV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  caseId: string;

  @IsUUID()
  evidenceId: string;
}

export class KycPictureV1 extends KycEvidenceV1 {
  @IsIn(['image/jpeg'])
  mediaType: 'image/jpeg';

  @IsBase64()
  picture: string;
}

/** For those who review; each look is in the trail. */
export const readKycEvidence = defineAsk({
  subject: 'identity.ask.read-kyc-evidence.v1',
  question: ReadKycEvidenceV1,
  answer: KycPictureV1,
});
