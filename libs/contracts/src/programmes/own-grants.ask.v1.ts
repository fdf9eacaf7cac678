import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Matches } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsMoneyOrZero, MoneyV1 } from '../money.v1';
import { IsListOf, IsPart } from '../nested';
import { ComplaintBodyV1, ComplaintV1 } from './complaint.v1';
import { ExplainedChildV1, ExplainedVoucherV1 } from './explain-household.ask.v1';

export class ReadOwnGrantsV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
}

/**
 * `announced`: approved and not yet paid; `paid`: in the wallet or as a voucher; `returned`: the wallet could not take
 * it; `held`: somebody has to look first; `nothing_due`: no month of any child is paid.
 */
export const OWN_GRANT_STATES = ['announced', 'paid', 'returned', 'held', 'nothing_due'] as const;
export type OwnGrantState = (typeof OWN_GRANT_STATES)[number];

export class AbsencesRuleV1 {
  @IsString()
  grade: string;

  /** A month with more is not paid for that child. */
  @IsInt()
  absencesMaxPerMonth: number;
}

/** What one tranche came to for the caller's household. */
export class OwnGrantV1 {
  @IsUUID()
  rosterId: string;

  @IsString()
  programme: string;

  @IsString()
  ruleSet: string;

  @IsIn(OWN_GRANT_STATES)
  state: OwnGrantState;

  /** Why it is held or returned. */
  @IsOptional()
  @IsString()
  reason?: string;

  @IsIn(['wallet', 'voucher', 'none'])
  method: 'wallet' | 'voucher' | 'none';

  @IsMoneyOrZero()
  due: MoneyV1;

  @IsOptional()
  @IsISO8601()
  paidAt?: string;

  @IsListOf(() => ExplainedChildV1, 1_000, 0)
  children: ExplainedChildV1[];

  /** Of the grades of these children. */
  @IsListOf(() => AbsencesRuleV1, 100, 0)
  absenceRules: AbsencesRuleV1[];

  @IsOptional()
  @IsPart(() => ExplainedVoucherV1)
  voucher?: ExplainedVoucherV1;
}

/** Days on which a programme pays, as it announced them. */
export class PaydaysV1 {
  @IsString()
  programme: string;

  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  from: string;

  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  until: string;

  @IsString()
  source: string;
}

export class OwnGrantsV1 {
  /** The newest first; empty for somebody who is no payee of any household. */
  @IsListOf(() => OwnGrantV1, 100, 0)
  grants: OwnGrantV1[];

  /** Of these programmes, those that are not over; empty: none is announced. */
  @IsListOf(() => PaydaysV1, 100, 0)
  paydays: PaydaysV1[];

  /** The caller's own, the newest first. */
  @IsListOf(() => ComplaintV1, 100, 0)
  complaints: ComplaintV1[];
}

/** Of the household that the caller is paid for, by his own network; nobody else's child is in it. */
export const readOwnGrants = defineAsk({
  subject: 'programmes.ask.read-own-grants.v1',
  question: ReadOwnGrantsV1,
  answer: OwnGrantsV1,
});

export class ComplainV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => ComplaintBodyV1)
  body: ComplaintBodyV1;
}

/** About a tranche of one's own household; one at a time about the same child and month. */
export const complain = defineAsk({
  subject: 'programmes.ask.complain.v1',
  question: ComplainV1,
  answer: ComplaintV1,
});
