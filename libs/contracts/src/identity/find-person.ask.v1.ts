import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsListOf, IsPart } from '../nested';
import { NETWORKS, type NetworkName } from '../networks/network-names';
import { WALLET_KINDS, type WalletKind } from './people-registered.evt.v1';

export const WALLET_STATES = ['opening', 'open'] as const;
export type WalletState = (typeof WALLET_STATES)[number];

export class NumberOfPersonV1 {
  /** A Moroccan mobile number, `+212…` or `06…`, as it is told on the phone. */
  @IsString()
  @MaxLength(40)
  phone: string;
}

export class FindPersonV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => NumberOfPersonV1)
  body: NumberOfPersonV1;
}

export class ShopOfPersonV1 {
  @IsString()
  code: string;

  @IsString()
  tradeNameAr: string;

  @IsString()
  tradeNameFr: string;
}

export class WalletOfPersonV1 {
  @IsUUID()
  walletId: string;

  @IsIn(NETWORKS)
  network: NetworkName;

  @IsIn(WALLET_KINDS)
  walletKind: WalletKind;

  @IsInt()
  @Min(1)
  @Max(3)
  tier: number;

  @IsIn(WALLET_STATES)
  state: WalletState;

  @IsOptional()
  @IsPart(() => ShopOfPersonV1)
  shop?: ShopOfPersonV1;
}

export class PersonFoundV1 {
  @IsUUID()
  personId: string;

  /** `Fatima Z.`: whoever is on the line says the rest. */
  @IsString()
  shownAr: string;

  @IsString()
  shownFr: string;

  /** The oldest first. */
  @IsListOf(() => WalletOfPersonV1, 50, 0)
  wallets: WalletOfPersonV1[];
}

/**
 * Who has a number, for staff who are called by it. Each question stands in the audit trail, also one that finds nobody, and
 * counts against the asker's limits. Errors: `identity.invalid_phone`, `identity.nobody_by_number`,
 * `identity.too_many_lookups`.
 */
export const findPerson = defineAsk({
  subject: 'identity.ask.find-person.v1',
  question: FindPersonV1,
  answer: PersonFoundV1,
});
