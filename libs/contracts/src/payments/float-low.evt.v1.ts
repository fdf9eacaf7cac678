import { ArrayMaxSize, ArrayMinSize, IsIn, IsString, IsUUID } from 'class-validator';
import { defineFact } from '../message';
import { BalanceV1, IsBalance } from '../money.v1';
import { NETWORKS, type NetworkName } from '../networks/network-names';

/** A float went below what the operator's rule of the day calls enough. Said once until it was enough again. */
export class FloatLowV1 {
  /** Of this time that it went low. */
  @IsUUID()
  lowId: string;

  @IsUUID()
  floatId: string;

  @IsIn(NETWORKS)
  network: NetworkName;

  @IsString()
  tradeNameAr: string;

  @IsString()
  tradeNameFr: string;

  @IsBalance()
  balance: BalanceV1;

  /** Who serves at the counter. */
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  personIds: string[];
}

export const floatLow = defineFact({
  subject: 'payments.evt.float-low.v1',
  data: FloatLowV1,
  readers: ['notifications'],
});
