import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One wish of one caller, written in the transaction of the payment it made. */
@Entity('idempotency_keys')
export class IdempotencyKey {
  @PrimaryColumn('uuid')
  callerId: string;

  @PrimaryColumn('text')
  key: string;

  @Column('text')
  requestHash: string;

  @Column('uuid')
  paymentId: string;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;
}
