import type { RosterState, RosterV1 } from '@hanout/contracts';
import { bigintText } from '@hanout/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One hand-over of files by a programme, from its upload to its last paid line. Counters move with the lines they count. */
@Entity('rosters')
export class RosterRow {
  @PrimaryColumn('uuid')
  rosterId: string;

  @Column('text')
  programme: string;

  @Column('text')
  ruleSet: string;

  @Column('text', { default: 'uploading' })
  state: RosterState;

  @Column('uuid')
  createdBy: string;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  evaluatedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  approvedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  disbursedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  closedAt: Date | null;

  @Column('jsonb', { nullable: true })
  totals: Record<string, unknown> | null;

  @Column('jsonb', { nullable: true })
  problem: NonNullable<RosterV1['problem']> | null;

  @Column('integer', { default: 0 })
  walletLines: number;

  @Column('integer', { default: 0 })
  voucherLines: number;

  @Column('bigint', { transformer: bigintText, default: 0 })
  payableMinor: bigint;

  @Column('integer', { default: 0 })
  walletsPaid: number;

  @Column('bigint', { transformer: bigintText, default: 0 })
  walletsPaidMinor: bigint;

  @Column('integer', { default: 0 })
  vouchersIssued: number;

  @Column('bigint', { transformer: bigintText, default: 0 })
  vouchersIssuedMinor: bigint;

  @Column('integer', { default: 0 })
  returned: number;

  @Column('bigint', { transformer: bigintText, default: 0 })
  returnedMinor: bigint;
}
