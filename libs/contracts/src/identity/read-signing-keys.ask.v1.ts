import { IsArray, IsObject } from 'class-validator';
import { defineAsk } from '../message';

export class ReadSigningKeysV1 {}

/** A JSON Web Key Set (RFC 7517) of public keys. */
export class SigningKeysV1 {
  @IsArray()
  @IsObject({ each: true })
  keys: Record<string, unknown>[];
}

export const readSigningKeys = defineAsk({
  subject: 'identity.ask.read-signing-keys.v1',
  question: ReadSigningKeysV1,
  answer: SigningKeysV1,
});
