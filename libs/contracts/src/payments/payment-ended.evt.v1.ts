import { IsIn, IsOptional, IsString, IsUUID } from 'class-validator';
import { defineFact } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { NETWORKS, type NetworkName } from '../networks/network-names';
import { PAYMENT_KINDS, type PaymentKind } from './payment.v1';

export const PAYMENT_ENDS = ['failed', 'declined', 'cancelled', 'expired'] as const;

/** A payment that somebody was asked for came to nothing, or a payout that its network declined: of it the payer hears. */
export class PaymentEndedV1 {
  @IsUUID()
  paymentId: string;

  @IsIn(PAYMENT_KINDS)
  kind: PaymentKind;

  @IsString()
  reference: string;

  @IsIn(PAYMENT_ENDS)
  end: (typeof PAYMENT_ENDS)[number];

  /** When failed: the ledger's reason; of a payout that was declined, the network's code. */
  @IsOptional()
  @IsString()
  failure?: string;

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

  @IsMoney()
  amount: PositiveMoneyV1;
}

export const paymentEnded = defineFact({
  subject: 'payments.evt.payment-ended.v1',
  data: PaymentEndedV1,
  readers: ['notifications'],
});
