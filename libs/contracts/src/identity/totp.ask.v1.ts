import { ArrayMaxSize, IsArray, IsString, Matches } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsPart } from '../nested';

export class StartTotpV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
}

export class TotpStartedV1 {
  /** Base32; shown once, good when a code of it has confirmed it. */
  @IsString()
  secret: string;

  /** `otpauth://…`, for a QR code. */
  @IsString()
  uri: string;
}

/** Asked again, it replaces what was not confirmed. Refused where codes are in use: resetting is for two others. */
export const startTotp = defineAsk({
  subject: 'identity.ask.start-totp.v1',
  question: StartTotpV1,
  answer: TotpStartedV1,
});

export class TotpCodeV1 {
  @Matches(/^\d{6}$/)
  code: string;
}

export class ConfirmTotpV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => TotpCodeV1)
  body: TotpCodeV1;
}

export class TotpConfirmedV1 {
  /** Each good once in place of a code; shown this once. */
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  recoveryCodes: string[];
}

export const confirmTotp = defineAsk({
  subject: 'identity.ask.confirm-totp.v1',
  question: ConfirmTotpV1,
  answer: TotpConfirmedV1,
});
