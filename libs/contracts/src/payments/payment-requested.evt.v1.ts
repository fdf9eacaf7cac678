import { IsIn, IsISO8601, IsOptional, IsString, IsUUID } from 'class-validator';
import { defineFact } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { NETWORKS, type NetworkName } from '../networks/network-names';
import { PAYMENT_KINDS, type PaymentKind } from './payment.v1';

/** Somebody is asked for money, or to give it back: it waits for his word. */
export class PaymentRequestedV1 {
  @IsUUID()
  paymentId: string;

  @IsIn(PAYMENT_KINDS)
  kind: PaymentKind;

  @IsString()
  reference: string;

  /** Of the one who is asked. */
  @IsUUID()
  askedPersonId: string;

  /** Absent at an agent's counter: no person asks there. */
  @IsOptional()
  @IsUUID()
  askingPersonId?: string;

  /** The accounts of the two in the ledger; an agent's is his float. */
  @IsOptional()
  @IsUUID()
  askedWalletId?: string;

  @IsOptional()
  @IsUUID()
  askingWalletId?: string;

  /** At an agent's counter: who asks, and for which network. */
  @IsOptional()
  @IsUUID()
  askingAgentId?: string;

  @IsOptional()
  @IsIn(NETWORKS)
  askingNetwork?: NetworkName;

  /** Of a shop that asks. */
  @IsOptional()
  @IsString()
  tradeNameAr?: string;

  @IsOptional()
  @IsString()
  tradeNameFr?: string;

  @IsMoney()
  amount: PositiveMoneyV1;

  @IsISO8601()
  expiresAt: string;
}

export const paymentRequested = defineFact({
  subject: 'payments.evt.payment-requested.v1',
  data: PaymentRequestedV1,
  readers: ['notifications'],
});
