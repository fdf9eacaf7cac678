import { IsInt, IsString, IsUUID, Matches, Min } from 'class-validator';
import { defineFact } from '../message';

/** A shop has another sign or another place. */
export class MerchantChangedV1 {
  /** The code a payer types: it stays. */
  @Matches(/^[A-Z0-9]{4,12}$/)
  code: string;

  @IsUUID()
  walletId: string;

  @IsString()
  tradeNameAr: string;

  @IsString()
  tradeNameFr: string;

  @IsString()
  province: string;

  @IsString()
  commune: string;

  /** Counts the changes of one shop. Whoever knows a higher one leaves this change alone. */
  @IsInt()
  @Min(2)
  version: number;
}

export const merchantChanged = defineFact({
  subject: 'identity.evt.merchant-changed.v1',
  data: MerchantChangedV1,
  readers: ['payments'],
});
