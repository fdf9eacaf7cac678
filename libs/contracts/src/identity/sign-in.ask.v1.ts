import { IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { defineAsk } from '../message';
import { IsPart } from '../nested';
import { NETWORKS, type NetworkName } from '../networks/network-names';
import { WALLET_KINDS, type WalletKind } from './people-registered.evt.v1';

export const GRANTS = ['code', 'staff', 'client'] as const;
export type Grant = (typeof GRANTS)[number];

export class SignInBodyV1 {
  /** `code`: phone + one-time code; `staff`: name + password; `client`: an API client's id + secret. */
  @IsIn(GRANTS)
  grant: Grant;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  phone?: string;

  @IsOptional()
  @IsString()
  @MaxLength(12)
  code?: string;

  /** Which wallet to sign in to when the person has several; default `customer`, else the only one. */
  @IsOptional()
  @IsIn(WALLET_KINDS)
  as?: WalletKind;

  /** The network of the wallet, when the person has one of that kind in several; default the oldest. */
  @IsOptional()
  @IsIn(NETWORKS)
  network?: NetworkName;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  username?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  password?: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  clientId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  clientSecret?: string;
}

export class SignInV1 {
  @IsPart(() => SignInBodyV1)
  body: SignInBodyV1;
}

/** A JWT (EdDSA) whose claims are those of `CallerV1`: sub, kind, roles, network, walletId, merchantCode. */
export class SignedInV1 {
  @IsString()
  accessToken: string;

  @IsInt()
  expiresInSeconds: number;

  @IsOptional()
  @IsUUID()
  walletId?: string;
}

export const signIn = defineAsk({
  subject: 'identity.ask.sign-in.v1',
  question: SignInV1,
  answer: SignedInV1,
});
