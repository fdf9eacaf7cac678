import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Our own copy of who stands behind a merchant code, fed by identity's facts. */
@Entity('merchants')
export class Merchant {
  @PrimaryColumn('text')
  code: string;

  @Column('uuid')
  walletId: string;

  @Column('text')
  tradeNameAr: string;

  @Column('text')
  tradeNameFr: string;

  @Column('text')
  mcc: string;

  @Column('text')
  commune: string;

  @Column('timestamptz')
  knownAt: Date;
}
