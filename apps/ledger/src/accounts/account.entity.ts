import type { AccountKind } from '@hanout/contracts';
import { bigintText } from '@hanout/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Totals are moved by the database function `post_transfers` alone. Balance = credits − debits. */
@Entity('accounts')
export class AccountRow {
  @PrimaryColumn('uuid')
  accountId: string;

  @Column('text')
  kind: AccountKind;

  @Column('text', { nullable: true })
  network: string | null;

  @Column('text')
  currency: string;

  @Column('bigint', { nullable: true, transformer: bigintText })
  floorMinor: bigint | null;

  @Column('bigint', { nullable: true, transformer: bigintText })
  ceilingMinor: bigint | null;

  @Column('bigint', { default: 0, transformer: bigintText })
  debitsPostedMinor: bigint;

  @Column('bigint', { default: 0, transformer: bigintText })
  creditsPostedMinor: bigint;

  @Column('boolean', { default: false })
  isFrozen: boolean;

  /** Of what was asked for when it was opened, so that asking again is told from another account under the same id. */
  @Column('bytea')
  openingHash: Buffer;

  @Column('timestamptz', { default: () => 'now()' })
  openedAt: Date;

  @Column('timestamptz', { nullable: true })
  lastPostedAt: Date | null;
}
