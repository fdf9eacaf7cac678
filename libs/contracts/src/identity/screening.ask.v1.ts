import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  Min,
} from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsListOf, IsPart } from '../nested';

export const SCREENING_HIT_STATES = ['open', 'cleared', 'confirmed'] as const;
export type ScreeningHitState = (typeof SCREENING_HIT_STATES)[number];

export const SCREENING_DECISIONS = ['cleared', 'confirmed'] as const;
export type ScreeningDecision = (typeof SCREENING_DECISIONS)[number];

export const SCREENING_REASONS = [
  'other_person',
  'other_birth_year',
  'other_nationality',
  'same_person',
] as const;
export type ScreeningReason = (typeof SCREENING_REASONS)[number];

/** A person whose name resembles an entry of a sanctions list. */
export class ScreeningHitV1 {
  @IsUUID()
  hitId: string;

  @IsUUID()
  personId: string;

  @IsString()
  listId: string;

  @IsString()
  entryId: string;

  /** How alike the names are, to 1000. */
  @IsInt()
  @Min(1)
  @Max(1_000)
  score: number;

  @IsIn(SCREENING_HIT_STATES)
  state: ScreeningHitState;

  @IsISO8601()
  foundAt: string;

  /** When somebody has confirmed it, and another has to. */
  @IsOptional()
  @IsUUID()
  firstVoteBy?: string;

  @IsOptional()
  @IsUUID()
  decidedBy?: string;

  @IsOptional()
  @IsISO8601()
  decidedAt?: string;

  @IsOptional()
  @IsIn(SCREENING_REASONS)
  reason?: ScreeningReason;
}

/** A hit with what there is to judge it by: the person's names, and what the list says of whom it means. */
export class OpenScreeningHitV1 {
  @IsPart(() => ScreeningHitV1)
  hit: ScreeningHitV1;

  @IsString()
  nameAr: string;

  @IsString()
  nameFr: string;

  /** None when the entry has left the list since. */
  @IsArray()
  @ArrayMaxSize(200)
  @IsString({ each: true })
  entryNames: string[];

  @IsArray()
  @ArrayMaxSize(200)
  @IsInt({ each: true })
  entryBirthYears: number[];

  @IsOptional()
  @IsString()
  entryNationality?: string;
}

export class ListScreeningHitsV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
}

/** The open ones, the oldest first. */
export class ScreeningHitsV1 {
  @IsListOf(() => OpenScreeningHitV1, 100, 0)
  hits: OpenScreeningHitV1[];
}

export const listScreeningHits = defineAsk({
  subject: 'identity.ask.list-screening-hits.v1',
  question: ListScreeningHitsV1,
  answer: ScreeningHitsV1,
});

export class ScreeningDecisionBodyV1 {
  @IsIn(SCREENING_DECISIONS)
  decision: ScreeningDecision;

  @IsIn(SCREENING_REASONS)
  reason: ScreeningReason;
}

export class DecideScreeningHitV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  hitId: string;

  @IsPart(() => ScreeningDecisionBodyV1)
  body: ScreeningDecisionBodyV1;
}

/** One reviewer clears a hit; two different ones confirm it. Asked again, it answers the same. */
export const decideScreeningHit = defineAsk({
  subject: 'identity.ask.decide-screening-hit.v1',
  question: DecideScreeningHitV1,
  answer: ScreeningHitV1,
});
