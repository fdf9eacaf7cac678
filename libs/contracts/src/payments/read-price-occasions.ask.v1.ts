import {
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { FEE_PRODUCTS, type FeeProduct } from '../fees/fee-schedule.v1';
import { defineAsk } from '../message';
import { IsListOf } from '../nested';
import { PAYMENT_CHANNELS, type PaymentChannel } from './payment.v1';

/** The most in one answer: it stays well below the bus's limit of 1 MB. */
export const PRICE_OCCASIONS_MAX = 2_000;

/** Completed payments of a product within a time, page by page in the order of their ids. */
export class ReadPriceOccasionsV1 {
  @IsIn(FEE_PRODUCTS)
  product: FeeProduct;

  @Matches(/^[A-Z]{3}$/)
  currency: string;

  @IsISO8601()
  from: string;

  /** Does not belong to it. */
  @IsISO8601()
  to: string;

  /** The last payment of the page before. */
  @IsOptional()
  @IsUUID()
  after?: string;

  @IsInt()
  @Min(1)
  @Max(PRICE_OCCASIONS_MAX)
  limit: number;
}

/** What a price may depend on at one completed payment, by what is known of its sides now. No person is told. */
export class PriceOccasionV1 {
  @IsUUID()
  paymentId: string;

  @IsUUID()
  payerWalletId: string;

  @IsUUID()
  payeeWalletId: string;

  @IsOptional()
  @IsString()
  merchantCode?: string;

  @Matches(/^[1-9]\d{0,17}$/)
  amountMinor: string;

  @IsIn(PAYMENT_CHANNELS)
  channel: PaymentChannel;

  /** An agent's float has none. */
  @IsOptional()
  @IsInt()
  payerTier?: number;

  @IsOptional()
  @IsInt()
  payeeTier?: number;

  @IsIn(['on_us', 'off_us'])
  route: 'on_us' | 'off_us';

  /** Of the shop. */
  @IsOptional()
  @Matches(/^\d{4}$/)
  mcc?: string;

  @IsArray()
  @IsString({ each: true })
  payerProgrammes: string[];
}

export class PriceOccasionsV1 {
  /** Fewer than asked for: there are no more. */
  @IsListOf(() => PriceOccasionV1, PRICE_OCCASIONS_MAX, 0)
  occasions: PriceOccasionV1[];
}

/** For whoever works out what other prices would have come to. */
export const readPriceOccasions = defineAsk({
  subject: 'payments.ask.read-price-occasions.v1',
  question: ReadPriceOccasionsV1,
  answer: PriceOccasionsV1,
});
