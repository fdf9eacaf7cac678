import { IsBoolean, IsIn, IsISO8601, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';

/** What a family says is wrong. */
export const COMPLAINT_REASONS = [
  'not_received',
  'absences_wrong',
  'amount_wrong',
  'child_missing',
  'held_wrongly',
  'other',
] as const;
export type ComplaintReason = (typeof COMPLAINT_REASONS)[number];

/** `upheld`: put right in a later tranche; `passed_on`: to the school or the register, whose word it is. */
export const COMPLAINT_OUTCOMES = ['upheld', 'rejected', 'passed_on'] as const;
export type ComplaintOutcome = (typeof COMPLAINT_OUTCOMES)[number];

export class ComplaintBodyV1 {
  /** Made by the device: the same again is the same complaint. */
  @IsUUID()
  complaintId: string;

  @IsUUID()
  rosterId: string;

  /** Absent: of the whole household. */
  @IsOptional()
  @Matches(/^[A-Z]\d{9}$/)
  massar?: string;

  @IsOptional()
  @Matches(/^\d{4}-\d{2}$/)
  month?: string;

  @IsIn(COMPLAINT_REASONS)
  reason: ComplaintReason;

  /** In the family's own words. */
  @IsOptional()
  @IsString()
  @Length(1, 500)
  words?: string;
}

/** A complaint and its clock. */
export class ComplaintV1 extends ComplaintBodyV1 {
  @IsISO8601()
  openedAt: string;

  /** By when it is to be answered, by the rule of the day it was opened on. */
  @IsISO8601()
  dueAt: string;

  @IsBoolean()
  isOverdue: boolean;

  /** Whose answer it waits for: a word of the rules, such as `programme_office`. */
  @IsString()
  answeredBy: string;

  /** Who is next when there is no answer, or one that does not content. */
  @IsString()
  thenTo: string;

  /** Absent while it waits. */
  @IsOptional()
  @IsIn(COMPLAINT_OUTCOMES)
  outcome?: ComplaintOutcome;

  /** For the family to read. */
  @IsOptional()
  @IsString()
  answer?: string;

  @IsOptional()
  @IsISO8601()
  answeredAt?: string;
}
