import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
} from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsPart } from '../nested';

/** base64url without padding, as WebAuthn writes bytes in JSON. */
const BASE64URL = /^[A-Za-z0-9_-]{1,20000}$/;

export class OfferPasskeyV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
}

/** What a page makes `PublicKeyCredentialCreationOptions` of. */
export class PasskeyOfferV1 {
  @Matches(BASE64URL)
  challenge: string;

  @IsString()
  rpId: string;

  @IsString()
  rpName: string;

  /** The user handle: the staff id's bytes. */
  @Matches(BASE64URL)
  userId: string;

  /** COSE numbers, the best first. */
  @IsArray()
  @IsInt({ each: true })
  algorithms: number[];

  /** Ids of keys that are registered already. */
  @IsArray()
  @Matches(BASE64URL, { each: true })
  excluded: string[];

  @IsInt()
  expiresInSeconds: number;
}

export const offerPasskey = defineAsk({
  subject: 'identity.ask.offer-passkey.v1',
  question: OfferPasskeyV1,
  answer: PasskeyOfferV1,
});

export class NewPasskeyV1 {
  @Matches(BASE64URL)
  id: string;

  @Matches(BASE64URL)
  clientDataJSON: string;

  @Matches(BASE64URL)
  attestationObject: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsIn(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'], { each: true })
  transports?: ('ble' | 'cable' | 'hybrid' | 'internal' | 'nfc' | 'smart-card' | 'usb')[];
}

export class RegisterPasskeyV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => NewPasskeyV1)
  body: NewPasskeyV1;
}

export class PasskeyV1 {
  @Matches(BASE64URL)
  id: string;
}

export const registerPasskey = defineAsk({
  subject: 'identity.ask.register-passkey.v1',
  question: RegisterPasskeyV1,
  answer: PasskeyV1,
});

export class ChallengePasskeyV1 {}

/** What a page makes `PublicKeyCredentialRequestOptions` of; it names nobody's keys. */
export class PasskeyChallengeV1 {
  @Matches(BASE64URL)
  challenge: string;

  @IsString()
  rpId: string;

  @IsInt()
  expiresInSeconds: number;
}

export const challengePasskey = defineAsk({
  subject: 'identity.ask.challenge-passkey.v1',
  question: ChallengePasskeyV1,
  answer: PasskeyChallengeV1,
});

/** What a passkey says at sign-in. */
export class PasskeyAssertionV1 {
  @Matches(BASE64URL)
  id: string;

  @Matches(BASE64URL)
  clientDataJSON: string;

  @Matches(BASE64URL)
  authenticatorData: string;

  @Matches(BASE64URL)
  signature: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  userHandle?: string;
}
