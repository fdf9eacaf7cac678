import type { NetworkName, WalletKind } from '@hanout/contracts';
import type { OwnLimits } from '../limits/own-limits';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Our own copy of who holds which wallet, fed by identity's facts. */
@Entity('wallets')
export class Wallet {
  /** The wallet's account in the ledger. */
  @PrimaryColumn('uuid')
  walletId: string;

  @Column('uuid')
  personId: string;

  @Column('text')
  kind: WalletKind;

  @Column('text')
  network: NetworkName;

  @Column('smallint')
  tier: number;

  /** Of the tier's last change; 0 while it is what the wallet was opened with. */
  @Column('bigint', { default: 0 })
  tierVersion: string;

  /** Which programmes have paid a grant into it. */
  @Column('text', { array: true, default: [] })
  programmes: string[];

  /** What was decided for this wallet alone, in the order in which it holds; a copy of `wallet_limits`. */
  @Column('jsonb', { nullable: true })
  ownLimits: OwnLimits[] | null;

  /** When the fact was said: an older one never overwrites a newer one. */
  @Column('timestamptz')
  knownAt: Date;
}
