import { IsInt, IsOptional, IsString, Matches, MaxLength, Min, MinLength } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsPart } from '../nested';
import { PlaceV1 } from './place.v1';

export class MerchantV1 {
  @IsString()
  code: string;

  @IsString()
  tradeNameAr: string;

  @IsString()
  tradeNameFr: string;

  /** In Tifinagh. */
  @IsOptional()
  @IsString()
  tradeNameZgh?: string;

  /** ISO 18245. */
  @IsString()
  mcc: string;

  @IsOptional()
  @IsString()
  ice?: string;

  /** Trade register. */
  @IsOptional()
  @IsString()
  rc?: string;

  @IsString()
  province: string;

  @IsString()
  commune: string;

  @IsPart(() => PlaceV1)
  place: PlaceV1;

  /** Counts the changes; a change names the version it was made from. */
  @IsInt()
  @Min(1)
  version: number;
}

export class ReadOwnMerchantV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
}

/** The shop of the caller: its owner, or a cashier of it. */
export const readOwnMerchant = defineAsk({
  subject: 'identity.ask.read-own-merchant.v1',
  question: ReadOwnMerchantV1,
  answer: MerchantV1,
});

/** What an owner may change alone. Trade and code stay: fees and payers go by them. */
export class MerchantChangeV1 {
  @IsInt()
  @Min(1)
  version: number;

  @IsString()
  @MinLength(1)
  @MaxLength(120)
  tradeNameAr: string;

  @IsString()
  @MinLength(1)
  @MaxLength(120)
  tradeNameFr: string;

  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(120)
  tradeNameZgh?: string;

  @IsOptional()
  @IsString()
  @MaxLength(30)
  ice?: string;

  @IsOptional()
  @IsString()
  @MaxLength(20)
  rc?: string;

  @IsPart(() => PlaceV1)
  place: PlaceV1;
}

export class ChangeMerchantV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => MerchantChangeV1)
  body: MerchantChangeV1;
}

/** Replaces what is told; what is left out is gone. The same change put again answers the same. */
export const changeMerchant = defineAsk({
  subject: 'identity.ask.change-merchant.v1',
  question: ChangeMerchantV1,
  answer: MerchantV1,
});

export class LookUpMerchantV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @Matches(/^[A-Z0-9]{4,12}$/)
  code: string;
}

/** What hangs over the door: enough for a payer to see that it is the right shop. */
export class MerchantSignV1 {
  @IsString()
  code: string;

  @IsString()
  tradeNameAr: string;

  @IsString()
  tradeNameFr: string;

  @IsOptional()
  @IsString()
  tradeNameZgh?: string;

  /** The trade in words, when it is one of a corner shop's. */
  @IsOptional()
  @IsString()
  tradeAr?: string;

  @IsOptional()
  @IsString()
  tradeFr?: string;

  @IsString()
  province: string;

  @IsString()
  commune: string;
}

export const lookUpMerchant = defineAsk({
  subject: 'identity.ask.look-up-merchant.v1',
  question: LookUpMerchantV1,
  answer: MerchantSignV1,
});
