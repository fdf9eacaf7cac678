import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PaymentState } from '@hanout/contracts';
import type { PaymentEvent } from './payment.moves';

/** One step of a payment's life; the key keeps the same step from being taken twice. */
@Entity('payment_moves')
export class PaymentMove {
  @PrimaryColumn('uuid')
  paymentId: string;

  @PrimaryColumn('text')
  event: PaymentEvent | 'opened';

  @Column('text', { nullable: true })
  fromState: PaymentState | null;

  @Column('text')
  toState: PaymentState;

  @Column('timestamptz', { default: () => 'now()' })
  movedAt: Date;
}
