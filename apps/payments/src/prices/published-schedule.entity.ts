import type { FeeBandV1, FeeProduct } from '@hanout/contracts';
import type { FeeCondition, FeeTerms } from '@hanout/fee-rules';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Our own copy of a published fee schedule; its content never changes. */
@Entity('published_schedules')
export class PublishedSchedule {
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

  /** All of them hold, or it does not apply; in the one writing of fees. */
  @Column('jsonb', { default: [] })
  conditions: FeeCondition[];

  @Column('jsonb')
  bands: FeeBandV1[];

  @Column('jsonb')
  terms: FeeTerms;
}
