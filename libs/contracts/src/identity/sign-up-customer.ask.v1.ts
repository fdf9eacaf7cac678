import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsPart } from '../nested';
import { LANGUAGES, type Language } from './people-registered.evt.v1';

/** Somebody as he calls himself, and the code that his number was sent: all that the first tier asks for. */
export class NumberHolderV1 {
  /** As people write it: Arabic-Indic digits, 00212, spaces. */
  @IsString()
  @MaxLength(40)
  phone: string;

  /** One that was asked for with `toSignUp`. */
  @IsString()
  @MaxLength(12)
  code: string;

  /** At least one of the two names; the other is as this one. */
  @IsOptional()
  @IsString()
  @MaxLength(80)
  nameAr?: string;

  @IsOptional()
  @IsString()
  @MaxLength(80)
  nameFr?: string;

  @IsIn(LANGUAGES)
  language: Language;
}

export class SignUpCustomerV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => NumberHolderV1)
  body: NumberHolderV1;
}

export class CustomerSignedUpV1 {
  @IsUUID()
  personId: string;

  @IsUUID()
  walletId: string;

  /** False: the number had a wallet in the agent's network already. */
  @IsBoolean()
  isNew: boolean;
}

/** The same at an agent's counter, for his network: the customer reads the code out; nobody is signed in. */
export const signUpCustomer = defineAsk({
  subject: 'identity.ask.sign-up-customer.v1',
  question: SignUpCustomerV1,
  answer: CustomerSignedUpV1,
  deadlineMs: 20_000,
});
