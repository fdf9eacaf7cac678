import {
  IsIn,
  IsISO8601,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { IsListOf } from '../nested';
import { FeeConditionV1 } from './fee-condition.v1';

export const FEE_PRODUCTS = [
  'merchant_payment',
  'person_to_person',
  'supplier_payment',
  'business_to_person',
  'bill_payment',
  'cash_in',
  'cash_out',
  'payout',
] as const;
export type FeeProduct = (typeof FEE_PRODUCTS)[number];

/** One step: for amounts from `minMinor` to `maxMinor`, fixed + basis points, not more than the cap. */
export class FeeBandV1 {
  @Matches(/^\d{1,18}$/)
  minMinor: string;

  @Matches(/^\d{1,18}$/)
  maxMinor: string;

  @Matches(/^\d{1,18}$/)
  fixedMinor: string;

  @IsInt()
  @Min(0)
  @Max(1_000)
  bps: number;

  /** The fee is never less than this. */
  @IsOptional()
  @Matches(/^\d{1,18}$/)
  floorMinor?: string;

  @IsOptional()
  @Matches(/^\d{1,18}$/)
  capMinor?: string;
}

export const FEE_COLLECTIONS = ['with_payment', 'accrued'] as const;
export const SHARE_PARTIES = ['issuer', 'acquirer', 'agent', 'network', 'platform'] as const;
export type ShareParty = (typeof SHARE_PARTIES)[number];

/** A party's part of what is left of the fee after the interchange. */
export class FeePartV1 {
  @IsIn(SHARE_PARTIES)
  party: ShareParty;

  @IsInt()
  @Min(1)
  @Max(10_000)
  bps: number;
}

/** Dated data with a source, changed by two people, never code. */
export class FeeScheduleV1 {
  @IsUUID()
  scheduleId: string;

  @IsIn(FEE_PRODUCTS)
  product: FeeProduct;

  @Matches(/^[A-Z]{3}$/)
  currency: string;

  @IsIn(['payer', 'payee'])
  payer: 'payer' | 'payee';

  /** In force from this instant, until a later one of the same product, currency and conditions is. */
  @IsISO8601()
  effectiveFrom: string;

  /** The end of a promotion: no longer in force at this instant. Then what was in force without it holds again. */
  @IsOptional()
  @IsISO8601()
  effectiveUntil?: string;

  /** All of them hold, or it does not apply. Absent: it always does. Of several that apply the most specific prices. */
  @IsOptional()
  @IsListOf(() => FeeConditionV1, 6)
  when?: FeeConditionV1[];

  /** Where the prices come from. */
  @IsString()
  @MaxLength(300)
  source: string;

  /** Steps without gap or overlap, in order. */
  @IsListOf(() => FeeBandV1, 50)
  bands: FeeBandV1[];

  /** Absent: `with_payment`. `accrued`: kept exactly and billed in one sum at the end of the day. */
  @IsOptional()
  @IsIn(FEE_COLLECTIONS)
  collection?: (typeof FEE_COLLECTIONS)[number];

  /** Of the amount, from the fee to the issuer; the scheme allows 50 at most. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000)
  interchangeBps?: number;

  /** Whose the rest is; they sum to 10,000. Absent: the platform's. */
  @IsOptional()
  @IsListOf(() => FeePartV1, 5)
  shares?: FeePartV1[];
}
