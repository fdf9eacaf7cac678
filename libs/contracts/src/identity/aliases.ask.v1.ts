import {
  IsBoolean,
  IsDateString,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  MinLength,
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
} from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsListOf, IsPart } from '../nested';
import { NETWORKS, type NetworkName } from '../networks/network-names';
import { WALLET_KINDS, type WalletKind } from './people-registered.evt.v1';

export const ALIAS_STATES = ['active', 'frozen'] as const;
export type AliasState = (typeof ALIAS_STATES)[number];

/** One wallet that the holder's phone number leads to. */
export class AliasV1 {
  @IsUUID()
  aliasId: string;

  @IsUUID()
  walletId: string;

  @IsIn(NETWORKS)
  network: NetworkName;

  @IsIn(WALLET_KINDS)
  walletKind: WalletKind;

  /** Where money goes when the payer names no network. */
  @IsBoolean()
  isDefault: boolean;

  @IsIn(ALIAS_STATES)
  state: AliasState;
}

export class OwnAliasesV1 {
  /** Whether others may find the holder by the number. */
  @IsBoolean()
  isListed: boolean;

  /** When the holder agreed to it. */
  @IsOptional()
  @IsDateString()
  consentedAt?: string;

  @IsListOf(() => AliasV1, 20, 0)
  items: AliasV1[];
}

export class ReadAliasesV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
}

export const readAliases = defineAsk({
  subject: 'identity.ask.read-aliases.v1',
  question: ReadAliasesV1,
  answer: OwnAliasesV1,
});

export class FindAliasesV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  personId: string;
}

/** Those of somebody else, for compliance, which freezes them. */
export const findAliases = defineAsk({
  subject: 'identity.ask.find-aliases.v1',
  question: FindAliasesV1,
  answer: OwnAliasesV1,
});

export class AliasChoiceV1 {
  /** Consent given, or withdrawn. */
  @IsBoolean()
  isListed: boolean;

  /** The holder's own open wallets that the number leads to; the first is the default. */
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  walletIds: string[];
}

export class ChooseAliasesV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => AliasChoiceV1)
  body: AliasChoiceV1;
}

/** Says as a whole what the holder's number leads to; choosing the same again changes nothing. */
export const chooseAliases = defineAsk({
  subject: 'identity.ask.choose-aliases.v1',
  question: ChooseAliasesV1,
  answer: OwnAliasesV1,
});

export class AliasFreezeV1 {
  @IsBoolean()
  isFrozen: boolean;

  @IsString()
  @MinLength(3)
  @MaxLength(300)
  reason: string;
}

export class FreezeAliasV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  aliasId: string;

  @IsPart(() => AliasFreezeV1)
  body: AliasFreezeV1;
}

/** A frozen alias leads nowhere, and its holder can neither end nor replace it. Freezing twice is the same. */
export const freezeAlias = defineAsk({
  subject: 'identity.ask.freeze-alias.v1',
  question: FreezeAliasV1,
  answer: AliasV1,
});
