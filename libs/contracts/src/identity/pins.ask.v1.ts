import {
  IsBoolean,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsPart } from '../nested';

export class ReadPinV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
}

export class PinStateV1 {
  @IsBoolean()
  isSet: boolean;

  @IsInt()
  @Min(0)
  @Max(10)
  triesLeft: number;

  /** When locked: from then on a code by SMS lets a new PIN be set. */
  @IsOptional()
  @IsISO8601()
  resettableAt?: string;
}

export const readPin = defineAsk({
  subject: 'identity.ask.read-pin.v1',
  question: ReadPinV1,
  answer: PinStateV1,
});

export class SetPinBodyV1 {
  /** Made by the device: putting the same change again changes nothing. */
  @IsUUID()
  changeId: string;

  /** 4 to 6 digits, also Arabic-Indic ones. */
  @IsString()
  @MaxLength(12)
  pin: string;

  /** To change a PIN that is known. */
  @IsOptional()
  @IsString()
  @MaxLength(12)
  currentPin?: string;

  /** A one-time code: to set one that is forgotten or locked, or the first one long after signing in. */
  @IsOptional()
  @IsString()
  @MaxLength(12)
  code?: string;
}

export class SetPinV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => SetPinBodyV1)
  body: SetPinBodyV1;
}

export const setPin = defineAsk({
  subject: 'identity.ask.set-pin.v1',
  question: SetPinV1,
  answer: PinStateV1,
  deadlineMs: 10_000,
});

export class CheckPinBodyV1 {
  @IsString()
  @MaxLength(12)
  pin: string;
}

export class CheckPinV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => CheckPinBodyV1)
  body: CheckPinBodyV1;
}

/** An access token with `strength: pin`, of the same session, for the minutes that need it. */
export class PinCheckedV1 {
  @IsString()
  accessToken: string;

  @IsInt()
  expiresInSeconds: number;
}

export const checkPin = defineAsk({
  subject: 'identity.ask.check-pin.v1',
  question: CheckPinV1,
  answer: PinCheckedV1,
  deadlineMs: 10_000,
});
