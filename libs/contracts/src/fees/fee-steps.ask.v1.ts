import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, Min } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsMoney, IsMoneyOrZero, MoneyV1, PositiveMoneyV1 } from '../money.v1';
import { IsListOf, IsPart } from '../nested';
import { FEE_COLLECTIONS, FEE_PRODUCTS, FeeBandV1, type FeeProduct } from './fee-schedule.v1';

/** In 1/10,000 of the minor unit. */
const FRACTION = /^(0|[1-9]\d{0,29})$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export class ReadFeeStepsV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  /** A month of Casablanca, `2021-12`; absent: this one. */
  @IsOptional()
  @Matches(MONTH)
  month?: string;
}

/** What one payment costs. */
export class FeeExampleV1 {
  @IsMoney()
  amount: PositiveMoneyV1;

  /** VAT included. */
  @Matches(FRACTION)
  fee: string;

  @Matches(FRACTION)
  vat: string;
}

/** Payments of a month and what they cost; of what was given back: how much of both. */
export class FeeSumsV1 {
  @IsInt()
  @Min(0)
  payments: number;

  @IsMoneyOrZero()
  volume: MoneyV1;

  /** Paid with the payments. */
  @IsMoneyOrZero()
  posted: MoneyV1;

  /** For the bill of the day. */
  @Matches(FRACTION)
  accrued: string;

  /** Of posted and accrued together, which include it. */
  @Matches(FRACTION)
  vat: string;
}

/** What a band costs, in words for the merchant. */
export class FeeStepTextsV1 {
  @IsString()
  ar: string;

  @IsString()
  fr: string;

  @IsString()
  en: string;
}

export class FeeStepV1 extends FeeBandV1 {
  @IsPart(() => FeeSumsV1)
  paid: FeeSumsV1;

  @IsPart(() => FeeSumsV1)
  givenBack: FeeSumsV1;

  /** Of the average payment of the month in this band, or of the smallest whole amount of it. */
  @IsPart(() => FeeExampleV1)
  example: FeeExampleV1;

  @IsPart(() => FeeStepTextsV1)
  texts: FeeStepTextsV1;
}

export class FeeStepsOfScheduleV1 {
  @IsUUID()
  scheduleId: string;

  /** It prices him unless something about the payer says otherwise; others did so this month. */
  @IsBoolean()
  isInForce: boolean;

  @IsIn(FEE_COLLECTIONS)
  collection: (typeof FEE_COLLECTIONS)[number];

  @IsListOf(() => FeeStepV1, 50)
  steps: FeeStepV1[];
}

export class FeeStepsOfProductV1 {
  @IsIn(FEE_PRODUCTS)
  product: FeeProduct;

  @IsPart(() => FeeSumsV1)
  paid: FeeSumsV1;

  @IsPart(() => FeeSumsV1)
  givenBack: FeeSumsV1;

  /** A payment of the average amount of the month by what is in force; absent where there is no such. */
  @IsOptional()
  @IsPart(() => FeeExampleV1)
  next?: FeeExampleV1;

  /** The place of the step that it falls in, from 0. */
  @IsOptional()
  @IsInt()
  @Min(0)
  nextStep?: number;

  /** What is in force first. */
  @IsListOf(() => FeeStepsOfScheduleV1, 100)
  schedules: FeeStepsOfScheduleV1[];
}

export class FeeStepsV1 {
  @IsUUID()
  walletId: string;

  @Matches(MONTH)
  month: string;

  /** The rate of the VAT, in hundredths of a percent of the net. */
  @IsInt()
  @Min(0)
  @Max(10_000)
  vatBps: number;

  /** Those whose fee he bears as payee, payments of customers first. */
  @IsListOf(() => FeeStepsOfProductV1, 7, 0)
  products: FeeStepsOfProductV1[];
}

/** Where a merchant stands this month in the bands of his prices. `payments.wallet_not_ready` */
export const readFeeSteps = defineAsk({
  subject: 'fees.ask.read-fee-steps.v1',
  question: ReadFeeStepsV1,
  answer: FeeStepsV1,
});
