import { IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { defineAsk } from '../message';
import { PinStateV1 } from './pins.ask.v1';

export class ChangePinByNumberV1 {
  /** As the operator says it of the SIM card in use: never what somebody wrote. */
  @Matches(/^\+212[67]\d{8}$/)
  phone: string;

  /** Asked again with the same one, nothing changes. */
  @IsUUID()
  changeId: string;

  /** The one that stands: nothing else proves who changes it here. */
  @IsString()
  @MaxLength(12)
  currentPin: string;

  @IsString()
  @MaxLength(12)
  pin: string;
}

/**
 * For the service that the operators' lines end in, and for nobody else: another PIN for one that is known. A first PIN, and
 * one for what was forgotten, is set with a code. Errors: `identity.no_such_wallet`, and those of a PIN.
 */
export const changePinByNumber = defineAsk({
  subject: 'identity.ask.change-pin-by-number.v1',
  question: ChangePinByNumberV1,
  answer: PinStateV1,
  deadlineMs: 10_000,
});
