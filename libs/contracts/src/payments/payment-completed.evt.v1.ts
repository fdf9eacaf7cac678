import { IsIn, IsISO8601, IsOptional, IsString, IsUUID } from 'class-validator';
import { defineFact } from '../message';
import { IsMoney, IsMoneyOrZero, MoneyV1, PositiveMoneyV1 } from '../money.v1';
import { NETWORKS, type NetworkName } from '../networks/network-names';
import { PAYMENT_KINDS, type PaymentKind } from './payment.v1';

/** Money has moved between two wallets; for a refund the merchant is still `merchantCode` and the money went the other way. */
export class PaymentCompletedV1 {
  @IsUUID()
  paymentId: string;

  @IsIn(PAYMENT_KINDS)
  kind: PaymentKind;

  @IsString()
  reference: string;

  @IsUUID()
  payerWalletId: string;

  @IsUUID()
  payerPersonId: string;

  @IsIn(NETWORKS)
  payerNetwork: NetworkName;

  @IsUUID()
  payeeWalletId: string;

  @IsUUID()
  payeePersonId: string;

  @IsIn(NETWORKS)
  payeeNetwork: NetworkName;

  @IsString()
  merchantCode: string;

  @IsString()
  tradeNameAr: string;

  @IsString()
  tradeNameFr: string;

  @IsMoney()
  amount: PositiveMoneyV1;

  @IsMoneyOrZero()
  fee: MoneyV1;

  @IsOptional()
  @IsUUID()
  refundOf?: string;

  @IsISO8601()
  completedAt: string;
}

export const paymentCompleted = defineFact({
  subject: 'payments.evt.payment-completed.v1',
  data: PaymentCompletedV1,
  readers: ['settlement', 'notifications'],
});
