import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min, MinLength } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsListOf, IsPart } from '../nested';
import { PlaceV1 } from './place.v1';
import { LANGUAGES, MerchantProfileV1, ReferenceV1, type Language } from './people-registered.evt.v1';

/** A shop as an agent network presents it. Trade register and ICE are asked of nobody. */
export class MerchantToEnrolV1 extends MerchantProfileV1 {
  /** In Tifinagh. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(120)
  tradeNameZgh?: string;

  /** Trade register. */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  rc?: string;

  @IsOptional()
  @IsPart(() => PlaceV1)
  place?: PlaceV1;
}

/** One person as an agent network presents them. Numbers are read as people write them (Arabic-Indic digits, 00212, spaces). */
export class PersonToEnrolV1 {
  /** The network's own id of this enrolment: presenting it again gives the same answer. */
  @IsString()
  @MinLength(1)
  @MaxLength(64)
  enrolmentId: string;

  @IsString()
  @MinLength(1)
  @MaxLength(120)
  nameAr: string;

  @IsString()
  @MinLength(1)
  @MaxLength(120)
  nameFr: string;

  @IsString()
  @MaxLength(40)
  phone: string;

  @IsString()
  @MaxLength(20)
  cin: string;

  @IsIn(LANGUAGES)
  language: Language;

  @IsInt()
  @Min(1)
  @Max(3)
  tier: number;

  @IsListOf(() => ReferenceV1, 10, 0)
  references: ReferenceV1[];

  /** Where the person lives, by the register of places; payers who look a number up see the commune. */
  @IsOptional()
  @IsString()
  @MaxLength(80)
  communeCode?: string;

  /** Present for a merchant: the wallet is then a merchant's. */
  @IsOptional()
  @IsPart(() => MerchantToEnrolV1)
  merchant?: MerchantToEnrolV1;
}

export class EnrolmentBodyV1 {
  @IsListOf(() => PersonToEnrolV1, 500)
  people: PersonToEnrolV1[];
}

export class EnrolPeopleV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => EnrolmentBodyV1)
  body: EnrolmentBodyV1;
}

export const ENROLMENT_OUTCOMES = ['enrolled', 'repeated', 'refused'] as const;

export class EnrolmentV1 {
  @IsString()
  enrolmentId: string;

  @IsIn(ENROLMENT_OUTCOMES)
  outcome: (typeof ENROLMENT_OUTCOMES)[number];

  @IsOptional()
  @IsUUID()
  personId?: string;

  @IsOptional()
  @IsUUID()
  walletId?: string;

  /** When refused: `identity.invalid_phone`, `identity.invalid_cin`, `identity.phone_taken`, `identity.merchant_code_taken`, … */
  @IsOptional()
  @IsString()
  code?: string;

  @IsOptional()
  @IsString()
  field?: string;
}

/** One answer each, in the order asked: a refused person never fails the neighbours. */
export class PeopleEnrolledV1 {
  @IsListOf(() => EnrolmentV1, 500)
  enrolments: EnrolmentV1[];
}

/** Asked by a network's API client; the wallets are open in the ledger when it answers. */
export const enrolPeople = defineAsk({
  subject: 'identity.ask.enrol-people.v1',
  question: EnrolPeopleV1,
  answer: PeopleEnrolledV1,
  deadlineMs: 30_000,
});
