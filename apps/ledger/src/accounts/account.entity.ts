import type { AccountKind, AccountStatus } from '@hanout/contracts';
import { bigintText } from '@hanout/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Totals are moved by the database function `post_transfers` alone, the rest by `change_account`. Balance = credits −
 * debits; what is pending is held.
 */
@Entity('accounts')
export class AccountRow {
  /** The number of its opening in the log; entries name it by this one. */
  @PrimaryColumn('bigint', { transformer: bigintText })
  accountNo: bigint;

  @Column('uuid', { unique: true })
  accountId: string;

  @Column('smallint')
  shard: number;

  @Column('text')
  kind: AccountKind;

  @Column('text', { nullable: true })
  network: string | null;

  @Column('text')
  currency: string;

  @Column('text', { default: 'open' })
  status: AccountStatus;

  @Column('bigint', { nullable: true, transformer: bigintText })
  floorMinor: bigint | null;

  @Column('bigint', { nullable: true, transformer: bigintText })
  ceilingMinor: bigint | null;

  @Column('bigint', { default: 0, transformer: bigintText })
  debitsPostedMinor: bigint;

  @Column('bigint', { default: 0, transformer: bigintText })
  creditsPostedMinor: bigint;

  @Column('bigint', { default: 0, transformer: bigintText })
  debitsPendingMinor: bigint;

  @Column('bigint', { default: 0, transformer: bigintText })
  creditsPendingMinor: bigint;

  /** The last number of the flush that last changed its balance; 0: none did. */
  @Column('bigint', { default: 0, transformer: bigintText })
  lastNo: bigint;

  /** Of what was asked for when it was opened, so that asking again is told from another account under the same id. */
  @Column('bytea')
  openingHash: Buffer;

  @Column('timestamptz')
  openedAt: Date;
}
