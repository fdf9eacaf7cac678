import { IsInt, IsString, MaxLength } from 'class-validator';
import { defineAsk } from '../message';
import { IsPart } from '../nested';

export class RequestCodeBodyV1 {
  @IsString()
  @MaxLength(40)
  phone: string;
}

/** Sends a one-time code by SMS. Answers the same whether the number is known or not. */
export class RequestCodeV1 {
  @IsPart(() => RequestCodeBodyV1)
  body: RequestCodeBodyV1;
}

export class CodeRequestedV1 {
  @IsInt()
  expiresInSeconds: number;
}

export const requestCode = defineAsk({
  subject: 'identity.ask.request-code.v1',
  question: RequestCodeV1,
  answer: CodeRequestedV1,
});
