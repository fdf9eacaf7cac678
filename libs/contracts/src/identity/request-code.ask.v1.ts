import { IsBoolean, IsIn, IsInt, IsOptional, IsString, MaxLength } from 'class-validator';
import { defineAsk } from '../message';
import { IsPart } from '../nested';
import { LANGUAGES, type Language } from './people-registered.evt.v1';

export class RequestCodeBodyV1 {
  @IsString()
  @MaxLength(40)
  phone: string;

  /** An unknown number is sent one as well: to register with. */
  @IsOptional()
  @IsBoolean()
  toSignUp?: boolean;

  /** Of the message to an unknown number; default Arabic. */
  @IsOptional()
  @IsIn(LANGUAGES)
  language?: Language;
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
