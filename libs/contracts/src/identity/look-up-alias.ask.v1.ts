import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsPart } from '../nested';
import { NETWORKS, type NetworkName } from '../networks/network-names';
import { WALLET_KINDS, type WalletKind } from './people-registered.evt.v1';

export class AliasToLookUpV1 {
  @IsString()
  @MaxLength(40)
  phone: string;

  /** Left out: the holder's default wallet. */
  @IsOptional()
  @IsIn(NETWORKS)
  network?: NetworkName;
}

export class LookUpAliasV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => AliasToLookUpV1)
  body: AliasToLookUpV1;
}

export class AliasFoundV1 {
  @IsUUID()
  walletId: string;

  @IsIn(NETWORKS)
  network: NetworkName;

  @IsIn(WALLET_KINDS)
  walletKind: WalletKind;

  /** `Fatima Z. — Ben Guerir`: enough to see that it is the right one, too little to learn who somebody is. */
  @IsString()
  shownAr: string;

  @IsString()
  shownFr: string;
}

/**
 * Whom a number leads to. An unknown number, one whose holder has not agreed, a frozen one and one without a wallet in
 * that network are answered alike; every question counts against the asker's limits.
 */
export const lookUpAlias = defineAsk({
  subject: 'identity.ask.look-up-alias.v1',
  question: LookUpAliasV1,
  answer: AliasFoundV1,
});
