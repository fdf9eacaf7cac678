import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsPart } from '../nested';
import { LANGUAGES, type Language } from './people-registered.evt.v1';

/** What a person may do whose operator says the number, and who has shown nothing else. */
export const NUMBER_SCOPES = ['payments.read-wallet', 'payments.read'] as const;

export class SignInByNumberV1 {
  /** As the operator says it of the SIM card in use: never what somebody wrote. */
  @Matches(/^\+212[67]\d{8}$/)
  phone: string;

  /** Left out: the answer is narrowed to `NUMBER_SCOPES`. */
  @IsOptional()
  @IsString()
  @MaxLength(12)
  pin?: string;
}

export class SignedInByNumberV1 {
  /** The customer's wallet of the number's holder, else the one there is; without a session and without a token. */
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsIn(LANGUAGES)
  language: Language;
}

/**
 * For the service that the operators' lines end in, and for nobody else: the SIM card is what the person has, the PIN what he
 * knows. Errors: `identity.no_such_wallet`, and those of a PIN.
 */
export const signInByNumber = defineAsk({
  subject: 'identity.ask.sign-in-by-number.v1',
  question: SignInByNumberV1,
  answer: SignedInByNumberV1,
});
