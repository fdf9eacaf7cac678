import type { PAYMENT_STATES, PaymentKind } from '@hanout/contracts';
import { bigintText } from '@hanout/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type PaymentState = (typeof PAYMENT_STATES)[number];

/** Money from one wallet to another. For a refund the payer is the merchant. */
@Entity('payments')
export class Payment {
  /** UUID v7; the id of the transfer in the ledger too. */
  @PrimaryColumn('uuid')
  paymentId: string;

  @Column('text')
  kind: PaymentKind;

  @Column('text')
  state: PaymentState;

  @Column('text')
  reference: string;

  @Column('text')
  merchantCode: string;

  @Column('uuid')
  payerWalletId: string;

  @Column('uuid')
  payeeWalletId: string;

  @Column('text')
  currency: string;

  @Column('bigint', { transformer: bigintText })
  amountMinor: bigint;

  /** What the merchant pays; of a refund, what he gets back. */
  @Column('bigint', { transformer: bigintText })
  feeMinor: bigint;

  /** The schedule the fee was worked out by; a refund has none. */
  @Column('uuid', { nullable: true })
  scheduleId: string | null;

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

  /** Why the ledger refused. */
  @Column('text', { nullable: true })
  failure: string | null;

  @Column('integer', { default: 0 })
  asks: number;

  /** While pending: when the ledger is asked again. */
  @Column('timestamptz', { nullable: true })
  askAgainAt: Date | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;

  /** When the ledger posted it. */
  @Column('timestamptz', { nullable: true })
  completedAt: Date | null;
}
