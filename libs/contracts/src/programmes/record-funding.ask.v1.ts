import { IsBoolean, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsPart } from '../nested';

export class RecordFundingBodyV1 {
  /** The bank's reference of the deposit: recording it again is the same deposit. */
  @IsString()
  @MinLength(3)
  @MaxLength(60)
  bankReference: string;

  @IsMoney()
  amount: PositiveMoneyV1;
}

export class RecordFundingV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @Matches(/^[a-z0-9-]{2,40}$/)
  programme: string;

  @IsPart(() => RecordFundingBodyV1)
  body: RecordFundingBodyV1;
}

export class FundingV1 {
  @IsBoolean()
  repeated: boolean;

  @IsString()
  bankReference: string;

  @IsMoney()
  amount: PositiveMoneyV1;
}

export const recordFunding = defineAsk({
  subject: 'programmes.ask.record-funding.v1',
  question: RecordFundingV1,
  answer: FundingV1,
  deadlineMs: 15_000,
});
