import type { FeeSide, PaymentChannel, PaymentKind, PaymentState } from '@hanout/contracts';
import { bigintText } from '@hanout/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Share } from './payment.share';

/** Money from one account to another. Of a refund the payer is the merchant. */
@Entity('payments')
export class Payment {
  /** UUID v7, or made by the payer’s device; the id of the transfer in the ledger too. */
  @PrimaryColumn('uuid')
  paymentId: string;

  @Column('text')
  kind: PaymentKind;

  @Column('text')
  channel: PaymentChannel;

  @Column('text')
  state: PaymentState;

  @Column('text')
  reference: string;

  /** The shop that takes part, if one does. */
  @Column('text', { nullable: true })
  merchantCode: string | null;

  @Column('uuid')
  payerWalletId: string;

  @Column('uuid')
  payeeWalletId: string;

  @Column('text')
  currency: string;

  @Column('bigint', { transformer: bigintText })
  amountMinor: bigint;

  /** Posted with the payment; of what gives back, what goes back to whoever bore it. */
  @Column('bigint', { transformer: bigintText })
  feeMinor: bigint;

  @Column('text')
  feeSide: FeeSide;

  /** Not posted but billed later: in 1/10,000 of the minor unit. */
  @Column('numeric', { transformer: bigintText, default: 0 })
  accrued: bigint;

  /** Whose the fee is. */
  @Column('jsonb', { default: [] })
  shares: Share[];

  /** The schedule the fee was worked out by; what costs nothing by its kind has none. */
  @Column('uuid', { nullable: true })
  scheduleId: string | null;

  /** Of a refund, recall or reversal: the payment it gives back. */
  @Column('uuid', { nullable: true })
  refundOf: string | null;

  /** Held by refunds on their way. */
  @Column('bigint', { transformer: bigintText, default: 0 })
  refundingMinor: bigint;

  @Column('bigint', { transformer: bigintText, default: 0 })
  refundedMinor: bigint;

  @Column('bigint', { transformer: bigintText, default: 0 })
  feeRefundingMinor: bigint;

  @Column('bigint', { transformer: bigintText, default: 0 })
  feeRefundedMinor: bigint;

  /** The business day whose limits it uses; what has no limit has none. */
  @Column('date', { nullable: true })
  limitDay: string | null;

  @Column('text', { array: true, default: [] })
  limitScopes: string[];

  /** Why the ledger refused. */
  @Column('text', { nullable: true })
  failure: string | null;

  /** While it waits for somebody, or is held to wait for him: until when. */
  @Column('timestamptz', { nullable: true })
  expiresAt: Date | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;

  /** When the ledger posted it. */
  @Column('timestamptz', { nullable: true })
  completedAt: Date | null;
}
