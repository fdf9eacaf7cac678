import { IsIn, IsISO8601, IsOptional, IsString, IsUUID } from 'class-validator';
import { IsMoney, IsMoneyOrZero, MoneyV1, PositiveMoneyV1 } from '../money.v1';

export const PAYMENT_KINDS = ['merchant_payment', 'refund'] as const;
export type PaymentKind = (typeof PAYMENT_KINDS)[number];

/** `pending`: the ledger has not answered yet; it is asked again with the same id until it does. */
export const PAYMENT_STATES = ['pending', 'completed', 'failed'] as const;

export class PaymentV1 {
  @IsUUID()
  paymentId: string;

  @IsIn(PAYMENT_KINDS)
  kind: PaymentKind;

  @IsIn(PAYMENT_STATES)
  state: (typeof PAYMENT_STATES)[number];

  /** What people read to each other: ten characters. */
  @IsString()
  reference: string;

  @IsString()
  merchantCode: string;

  @IsMoney()
  amount: PositiveMoneyV1;

  /** What the merchant pays for it. For a refund: what the merchant gets back. */
  @IsMoneyOrZero()
  fee: MoneyV1;

  @IsMoneyOrZero()
  refunded: MoneyV1;

  /** Of a refund: the payment it gives back. */
  @IsOptional()
  @IsUUID()
  refundOf?: string;

  /** When failed: `insufficient_funds`, `balance_ceiling`, … */
  @IsOptional()
  @IsString()
  failure?: string;

  @IsISO8601()
  createdAt: string;

  @IsOptional()
  @IsISO8601()
  completedAt?: string;
}
