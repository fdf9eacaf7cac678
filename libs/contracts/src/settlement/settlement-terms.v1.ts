import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsPart } from '../nested';
import { NETWORKS, type NetworkName } from '../networks/network-names';

/** Whose terms: a network’s, or those of the platform, which holds the pooled account. */
export const SETTLEMENT_PARTIES = ['platform', ...NETWORKS] as const;
export type SettlementParty = 'platform' | NetworkName;

/** An account at the settlement bank, as its messages name it. */
export class BankAccountV1 {
  /** An IBAN, a RIB, or what the bank calls it: no spaces. */
  @Matches(/^[A-Z0-9]{5,34}$/)
  number: string;

  /** Whose it is: an institution, never a person; in the letters that messages between banks carry. */
  @Matches(/^[A-Za-z0-9/?:().,'+-][A-Za-z0-9/?:().,'+ -]{0,69}$/)
  institution: string;
}

/** When the windows of a network end, the account it settles over, and how much may stand unsettled; from a business day on. */
export class SettlementTermsV1 {
  @IsIn(SETTLEMENT_PARTIES)
  party: SettlementParty;

  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  effectiveFrom: string;

  /** Times of a wall clock in Casablanca, in order: `20:00`. None for the platform, one or more for a network. */
  @IsArray()
  @ArrayMaxSize(24)
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { each: true })
  cutOffs: string[];

  @IsPart(() => BankAccountV1)
  account: BankAccountV1;

  /** The most that a network may have collected for our shops and not settled; absent: no cap. None for the platform. */
  @IsOptional()
  @IsMoney()
  collectedMax?: PositiveMoneyV1;

  /** The most that it may have paid out for us and not been given; absent: no cap. None for the platform. */
  @IsOptional()
  @IsMoney()
  paidOutMax?: PositiveMoneyV1;

  /** Where it is written. */
  @IsString()
  @Length(1, 500)
  source: string;
}
