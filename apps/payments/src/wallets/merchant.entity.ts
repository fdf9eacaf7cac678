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

  /** Of the sign and the commune, as identity counts its changes; 0 as it was registered. */
  @Column('integer', { default: 0 })
  signVersion: number;

  @Column('timestamptz')
  knownAt: Date;
}
