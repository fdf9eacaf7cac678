import type { FeeBandV1, FeeProduct } from '@hanout/contracts';
import type { FeeCondition, FeeTerms } from '@hanout/fee-rules';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type ScheduleState = 'proposed' | 'published';

/** One dated price list. Its content never changes once proposed; only its state does, once. */
@Entity('schedules')
export class Schedule {
  @PrimaryColumn('uuid')
  scheduleId: string;

  @Column('text')
  product: FeeProduct;

  @Column('text')
  currency: string;

  @Column('text')
  payer: 'payer' | 'payee';

  @Column('timestamptz')
  effectiveFrom: Date;

  /** Of a promotion: its end. */
  @Column('timestamptz', { nullable: true })
  effectiveUntil: Date | null;

  /** All of them hold, or it does not apply; in one writing. */
  @Column('jsonb')
  conditions: FeeCondition[];

  @Column('text')
  source: string;

  @Column('jsonb')
  bands: FeeBandV1[];

  /** How the fee is collected, and whose it is. */
  @Column('jsonb')
  terms: FeeTerms;

  @Column('text')
  state: ScheduleState;

  @Column('uuid')
  proposedBy: string;

  @Column('timestamptz', { default: () => 'now()' })
  proposedAt: Date;

  @Column('uuid', { nullable: true })
  approvedBy: string | null;

  @Column('timestamptz', { nullable: true })
  approvedAt: Date | null;
}
