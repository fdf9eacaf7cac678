import { IsString, IsUUID, Length } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { ProposalV1 } from '../identity/proposals.ask.v1';
import { defineAsk } from '../message';
import { IsListOf, IsPart } from '../nested';
import { SettlementTermsV1 } from './settlement-terms.v1';

export class ReadSettlementTermsV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
}

/** By party and day: past ones, those in force and those to come. */
export class SettlementTermsListV1 {
  @IsListOf(() => SettlementTermsV1, 1_000, 0)
  items: SettlementTermsV1[];
}

export class ProposeSettlementTermsBodyV1 {
  /** Made by the maker: the same again is the same. */
  @IsUUID()
  proposalId: string;

  /** From a day to come; in place of what stands for that day. */
  @IsPart(() => SettlementTermsV1)
  terms: SettlementTermsV1;

  @IsString()
  @Length(1, 500)
  reason: string;
}

export class ProposeSettlementTermsV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => ProposeSettlementTermsBodyV1)
  body: ProposeSettlementTermsBodyV1;
}

export const readSettlementTerms = defineAsk({
  subject: 'settlement.ask.read-settlement-terms.v1',
  question: ReadSettlementTermsV1,
  answer: SettlementTermsListV1,
});

export const proposeSettlementTerms = defineAsk({
  subject: 'settlement.ask.propose-settlement-terms.v1',
  question: ProposeSettlementTermsV1,
  answer: ProposalV1,
});
