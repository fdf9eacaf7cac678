import {
  IsBoolean,
  IsIn,
  IsISO8601,
  IsJSON,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
} from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsListOf, IsPart } from '../nested';

/** Why the house holds what it holds; only what rests on consent may be refused. */
export const LEGAL_BASES = ['consent', 'contract', 'law'] as const;

export class ReadConsentsV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
}

export class PurposeTextsV1 {
  @IsString()
  ar: string;

  @IsString()
  fr: string;

  /** Later than the others: what was answered before it is read as well. */
  @IsOptional()
  @IsString()
  zgh?: string;

  @IsString()
  en: string;
}

/** A purpose in the words in force, and whether the person has agreed to them. */
export class ConsentV1 {
  @Matches(/^[a-z_]{2,40}$/)
  purpose: string;

  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  version: string;

  @IsIn(LEGAL_BASES)
  basis: (typeof LEGAL_BASES)[number];

  @IsPart(() => PurposeTextsV1)
  texts: PurposeTextsV1;

  /** Of the version that was agreed to, which may be an older one. */
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  givenVersion?: string;

  @IsOptional()
  @IsISO8601()
  givenAt?: string;
}

export class ConsentsV1 {
  @IsListOf(() => ConsentV1, 50)
  consents: ConsentV1[];
}

export class ChangeConsentBodyV1 {
  /** The version that was shown. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  version: string;

  @IsBoolean()
  isGiven: boolean;
}

export class ChangeConsentV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @Matches(/^[a-z_]{2,40}$/)
  purpose: string;

  @IsPart(() => ChangeConsentBodyV1)
  body: ChangeConsentBodyV1;
}

/** Of oneself, or, for compliance, of somebody and with a reason. */
export class ExportPersonV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsOptional()
  @IsUUID()
  personId?: string;

  @IsOptional()
  @Length(5, 300)
  reason?: string;
}

export class PersonExportV1 {
  @IsUUID()
  personId: string;

  @IsISO8601()
  exportedAt: string;

  /** JSON: `person`, and the rows of each table that speak of the person; amounts in minor units, times in UTC. */
  @IsJSON()
  data: string;
}

export class ErasePersonBodyV1 {
  /** Names nobody: it stays. */
  @Length(5, 300)
  reason: string;
}

export class ErasePersonV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsOptional()
  @IsUUID()
  personId?: string;

  @IsPart(() => ErasePersonBodyV1)
  body: ErasePersonBodyV1;
}

export class PersonErasedV1 {
  @IsUUID()
  personId: string;

  @IsISO8601()
  erasedAt: string;

  /** Until then the law keeps the identity, sealed and out of use; after it, nothing is left. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  keptUntil: string;

  @IsString()
  @MaxLength(300)
  keptBecause: string;
}

export const readConsents = defineAsk({
  subject: 'identity.ask.read-consents.v1',
  question: ReadConsentsV1,
  answer: ConsentsV1,
});

export const changeConsent = defineAsk({
  subject: 'identity.ask.change-consent.v1',
  question: ChangeConsentV1,
  answer: ConsentsV1,
});

export const exportPerson = defineAsk({
  subject: 'identity.ask.export-person.v1',
  question: ExportPersonV1,
  answer: PersonExportV1,
});

/** Done twice it is done once, with the same answer. */
export const erasePerson = defineAsk({
  subject: 'identity.ask.erase-person.v1',
  question: ErasePersonV1,
  answer: PersonErasedV1,
  deadlineMs: 15_000,
});
