import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, Min } from 'class-validator';
import { defineFact } from '../message';
import { IsListOf, IsPart } from '../nested';
import { NETWORKS, NETWORK_SERVICES, type NetworkName } from '../networks/network-names';

export const LANGUAGES = ['ar', 'zgh', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

export const WALLET_KINDS = ['customer', 'merchant'] as const;
export type WalletKind = (typeof WALLET_KINDS)[number];

/** A number somebody else knows the person by, such as the social register's `idcs`. */
export class ReferenceV1 {
  @Matches(/^[a-z_]{2,20}$/)
  scheme: string;

  @IsString()
  value: string;
}

export class MerchantProfileV1 {
  /** The code a payer types: public. */
  @Matches(/^[A-Z0-9]{4,12}$/)
  code: string;

  @IsString()
  tradeNameAr: string;

  @IsString()
  tradeNameFr: string;

  /** ISO 18245. */
  @Matches(/^\d{4}$/)
  mcc: string;

  /** 15 digits; a merchant needs none. */
  @IsOptional()
  @Matches(/^\d{15}$/)
  ice?: string;

  @IsString()
  province: string;

  @IsString()
  commune: string;
}

export class RegisteredPersonV1 {
  @IsUUID()
  personId: string;

  /** The wallet's account id in the ledger. */
  @IsUUID()
  walletId: string;

  @IsIn(WALLET_KINDS)
  walletKind: WalletKind;

  @IsInt()
  @Min(1)
  @Max(3)
  tier: number;

  @IsIn(LANGUAGES)
  language: Language;

  /** E.164. For the reader that writes to people; no one else keeps it. */
  @IsOptional()
  @Matches(/^\+212[67]\d{8}$/)
  phone?: string;

  @IsListOf(() => ReferenceV1, 10, 0)
  references: ReferenceV1[];

  @IsOptional()
  @IsPart(() => MerchantProfileV1)
  merchant?: MerchantProfileV1;
}

/** People whose wallet is open, as one network enrolled them. */
export class PeopleRegisteredV1 {
  @IsIn(NETWORKS)
  network: NetworkName;

  @IsListOf(() => RegisteredPersonV1, 500)
  people: RegisteredPersonV1[];
}

export const peopleRegistered = defineFact({
  subject: 'identity.evt.people-registered.v1',
  data: PeopleRegisteredV1,
  readers: ['payments', 'programmes', 'notifications', ...NETWORK_SERVICES],
});
