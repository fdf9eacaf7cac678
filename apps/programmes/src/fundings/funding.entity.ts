import { bigintText } from '@hanout/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A deposit for a programme that the bank has confirmed. */
@Entity('fundings')
export class FundingRow {
  /** Also the ledger's transfer id, at the first attempt. */
  @PrimaryColumn('uuid')
  fundingId: string;

  @Column('text')
  programme: string;

  @Column('text')
  bankReference: string;

  @Column('bigint', { transformer: bigintText })
  amountMinor: bigint;

  @Column('char', { length: 3 })
  amountCurrency: string;

  @Column('uuid')
  recordedBy: string;

  @Column('timestamptz', { default: () => 'now()' })
  recordedAt: Date;

  @Column('timestamptz', { nullable: true })
  postedAt: Date | null;

  /** Why the ledger would not take this attempt. */
  @Column('text', { nullable: true })
  refusal: string | null;

  /** How often it was recorded again after the ledger's no. */
  @Column('integer', { default: 0 })
  attempt: number;
}
