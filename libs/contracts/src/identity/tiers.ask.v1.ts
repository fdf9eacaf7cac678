import {
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsListOf, IsPart } from '../nested';
import { ProposalAnswerV1 } from './proposals.ask.v1';

/** What a holder has shown: a phone that answers, papers, signatures. */
export const EVIDENCE_KINDS = ['phone_otp', 'cin', 'form', 'contract', 'proof_of_address'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** Whether the law says so or the operator chose it. */
export const RULE_BASES = ['regulation', 'operator_choice'] as const;
export type RuleBasis = (typeof RULE_BASES)[number];

const MINOR = /^[1-9]\d{0,17}$/;

/** What one tier asks for and allows from a day on; amounts in minor units. */
export class TierRuleV1 {
  @IsInt()
  @Min(1)
  @Max(3)
  tier: number;

  /** A calendar day in Casablanca: `2018-11-13`. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  effectiveFrom: string;

  @Matches(/^[A-Z]{3}$/)
  currency: string;

  @IsArray()
  @ArrayMinSize(1)
  @IsIn(EVIDENCE_KINDS, { each: true })
  evidence: EvidenceKind[];

  @Matches(MINOR)
  balanceCapMinor: string;

  @IsIn(RULE_BASES)
  capBasis: RuleBasis;

  @Matches(MINOR)
  perOperationMinor: string;

  @Matches(MINOR)
  dailyMinor: string;

  @Matches(MINOR)
  monthlyMinor: string;

  @IsIn(RULE_BASES)
  limitsBasis: RuleBasis;

  @IsString()
  @Length(1, 500)
  source: string;

  @IsString()
  @Length(1, 500)
  reason: string;
}

/** What one holder may have in all his wallets of one network together, from a day on. */
export class HolderCapV1 {
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  effectiveFrom: string;

  @Matches(MINOR)
  balanceCapMinor: string;

  @Matches(/^[A-Z]{3}$/)
  currency: string;

  @IsIn(RULE_BASES)
  basis: RuleBasis;

  @IsString()
  source: string;
}

export class ReadTiersV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
}

/** Every row, those of the future and of the past as well; by tier, the newest first. */
export class TiersV1 {
  @IsListOf(() => TierRuleV1, 1_000, 0)
  tiers: TierRuleV1[];

  @IsListOf(() => HolderCapV1, 1_000, 0)
  holderCaps: HolderCapV1[];
}

export const readTiers = defineAsk({
  subject: 'identity.ask.read-tiers.v1',
  question: ReadTiersV1,
  answer: TiersV1,
});

export class TierProposalBodyV1 {
  /** Made by the maker: the same again is the same. */
  @IsUUID()
  proposalId: string;

  @IsPart(() => TierRuleV1)
  rule: TierRuleV1;
}

export class ProposeTierV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => TierProposalBodyV1)
  body: TierProposalBodyV1;
}

/** Another person approves it among the proposals; until then nothing changes. */
export const proposeTier = defineAsk({
  subject: 'identity.ask.propose-tier.v1',
  question: ProposeTierV1,
  answer: ProposalAnswerV1,
});
