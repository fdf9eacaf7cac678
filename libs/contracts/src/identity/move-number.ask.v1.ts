import { IsDateString, IsInt, IsString, MaxLength } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsPart } from '../nested';

export class NumberToProveV1 {
  @IsString()
  @MaxLength(40)
  phone: string;
}

export class RequestNumberCodeV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => NumberToProveV1)
  body: NumberToProveV1;
}

export class NumberCodeSentV1 {
  @IsInt()
  expiresInSeconds: number;
}

/** Sends a code to a number that the caller says is theirs now. The code does nothing else than move the number. */
export const requestNumberCode = defineAsk({
  subject: 'identity.ask.request-number-code.v1',
  question: RequestNumberCodeV1,
  answer: NumberCodeSentV1,
});

export class ProvenNumberV1 {
  @IsString()
  @MaxLength(40)
  phone: string;

  @IsString()
  @MaxLength(12)
  code: string;
}

export class MoveNumberV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => ProvenNumberV1)
  body: ProvenNumberV1;
}

export class NumberMovedV1 {
  /** Until then the number leads to no wallet. */
  @IsDateString()
  listableFrom: string;
}

/** The number becomes the caller's; whoever had it before has none, and what it led to is ended. */
export const moveNumber = defineAsk({
  subject: 'identity.ask.move-number.v1',
  question: MoveNumberV1,
  answer: NumberMovedV1,
});
