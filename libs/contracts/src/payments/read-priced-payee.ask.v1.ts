import { IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsPart } from '../nested';

export class ReadPricedPayeeV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
}

/** What a price of payments to him may depend on. */
export class PricedPayeeV1 {
  @IsUUID()
  walletId: string;

  @IsInt()
  @Min(1)
  @Max(3)
  tier: number;

  /** Of his shop, ISO 18245. */
  @IsOptional()
  @Matches(/^\d{4}$/)
  mcc?: string;
}

/** Of the wallet the caller signed in to, if it is his: `payments.wallet_not_ready`. */
export const readPricedPayee = defineAsk({
  subject: 'payments.ask.read-priced-payee.v1',
  question: ReadPricedPayeeV1,
  answer: PricedPayeeV1,
});
