import { IsIn, IsInt, IsString, IsUUID, Matches, Max, Min } from 'class-validator';
import { defineFact } from '../message';
import { IsMoneyOrZero, type MoneyV1 } from '../money.v1';
import { NETWORKS, type NetworkName } from '../networks/network-names';

/** A wallet has another tier, or another ceiling by it. */
export class TierChangedV1 {
  /** Of this change; the ledger's change has the same id. */
  @IsUUID()
  changeId: string;

  @IsUUID()
  walletId: string;

  @IsUUID()
  personId: string;

  @IsIn(NETWORKS)
  network: NetworkName;

  @IsInt()
  @Min(1)
  @Max(3)
  tier: number;

  /** What the wallet may hold at most: the tier's cap, or what the holder's other wallets leave of his own. */
  @IsMoneyOrZero()
  ceiling: MoneyV1;

  /** Counts the changes of one wallet. Whoever knows a higher one leaves this change alone. */
  @Matches(/^[1-9]\d{0,17}$/)
  version: string;

  /** In a word: `case_approved`, `documents_expired`. */
  @IsString()
  @Matches(/^[a-z_]{2,40}$/)
  reason: string;
}

export const tierChanged = defineFact({
  subject: 'identity.evt.tier-changed.v1',
  data: TierChangedV1,
  readers: ['ledger', 'payments'],
});
