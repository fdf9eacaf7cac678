import { IsIn, IsISO8601, IsOptional, IsString, IsUUID } from 'class-validator';
import { IsMoney, IsMoneyOrZero, MoneyV1, PositiveMoneyV1 } from '../money.v1';

/**
 * What a payment is for. `business_to_person`: wages and the like, from a shop by bulk. `refund` gives a payment back, wholly or in part; `recall` asks the payee of a payment for it;
 * `reversal` undoes one by the institution's own decision. `float_swap`: between agents, for notes the other way. `payout`: to an account at a network's own system; `collection`: from one, to a shop.
 */
export const PAYMENT_KINDS = [
  'merchant_payment',
  'person_to_person',
  'supplier_payment',
  'business_to_person',
  'bill_payment',
  'cash_in',
  'cash_out',
  'float_swap',
  'payout',
  'collection',
  'refund',
  'recall',
  'reversal',
] as const;
export type PaymentKind = (typeof PAYMENT_KINDS)[number];

/** How the wish to pay came to us. */
export const PAYMENT_CHANNELS = [
  'code',
  'static_qr',
  'dynamic_qr',
  'request',
  'authorisation_code',
  'alias',
  'counter',
  'withdrawal_code',
  'schedule',
  'bulk',
  'office',
  'network',
] as const;
export type PaymentChannel = (typeof PAYMENT_CHANNELS)[number];

/**
 * `requested`: waits for the payer's yes, nothing has moved. `pending`: the ledger has not answered yet. `holding`,
 * `held`, `settling`: the money is being kept aside, is aside, is on its way out of the hold. `failing`, `declining`,
 * `cancelling`, `expiring`: the hold is being set free. The others are final, but for a `completed` payment's refunds.
 */
export const PAYMENT_STATES = [
  'requested',
  'pending',
  'holding',
  'held',
  'settling',
  'failing',
  'declining',
  'cancelling',
  'expiring',
  'completed',
  'failed',
  'declined',
  'cancelled',
  'expired',
] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

export const FEE_SIDES = ['payer', 'payee'] as const;
export type FeeSide = (typeof FEE_SIDES)[number];

export class PaymentV1 {
  @IsUUID()
  paymentId: string;

  @IsIn(PAYMENT_KINDS)
  kind: PaymentKind;

  @IsIn(PAYMENT_CHANNELS)
  channel: PaymentChannel;

  @IsIn(PAYMENT_STATES)
  state: PaymentState;

  /** What people read to each other: ten characters. */
  @IsString()
  reference: string;

  /** The shop that is paid, or gives back; absent where no shop takes part. */
  @IsOptional()
  @IsString()
  merchantCode?: string;

  @IsMoney()
  amount: PositiveMoneyV1;

  /** Paid now; what accrues is billed at the end of the day. Of what gives back: what goes back to whoever bore it. */
  @IsMoneyOrZero()
  fee: MoneyV1;

  @IsIn(FEE_SIDES)
  feePaidBy: FeeSide;

  @IsMoneyOrZero()
  refunded: MoneyV1;

  /** Of a refund, recall or reversal: the payment it gives back. */
  @IsOptional()
  @IsUUID()
  refundOf?: string;

  /** When failed: `insufficient_funds`, `balance_ceiling`, …; of a payout that was declined, the network's code. */
  @IsOptional()
  @IsString()
  failure?: string;

  /** Of what waits for somebody: until when. */
  @IsOptional()
  @IsISO8601()
  expiresAt?: string;

  @IsISO8601()
  createdAt: string;

  @IsOptional()
  @IsISO8601()
  completedAt?: string;
}
