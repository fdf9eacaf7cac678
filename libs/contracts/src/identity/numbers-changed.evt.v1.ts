import { IsIn, IsISO8601, IsOptional, IsUUID, Matches } from 'class-validator';
import { defineFact } from '../message';
import { IsListOf } from '../nested';
import { LANGUAGES, type Language } from './people-registered.evt.v1';

export class PersonOfNumberV1 {
  @IsUUID()
  personId: string;

  @IsIn(LANGUAGES)
  language: Language;

  /** E.164; absent when the person has no number any more. For the reader that writes to people; no one else keeps it. */
  @IsOptional()
  @Matches(/^\+212[67]\d{8}$/)
  phone?: string;
}

/** A number went to another person, or a person to another number: everybody whose number is another one now. */
export class NumbersChangedV1 {
  /** Whoever knows of a later change of a person leaves this one alone. */
  @IsISO8601()
  changedAt: string;

  @IsListOf(() => PersonOfNumberV1, 2)
  people: PersonOfNumberV1[];
}

export const numbersChanged = defineFact({
  subject: 'identity.evt.numbers-changed.v1',
  data: NumbersChangedV1,
  readers: ['notifications'],
});
