import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsPart } from '../nested';
import { SIGNATURE } from './device-key.v1';

/**
 * The signature is over these lines, joined by line feeds: `hanout:pay:v1`, device id, payment id, minor units and
 * currency with a space between, payee, nonce, expiry.
 */
export class DeviceConsentV1 {
  @IsUUID()
  deviceId: string;

  /** 16 to 32 random bytes in base64url; a device uses each once. */
  @Matches(/^[A-Za-z0-9_-]{22,43}$/)
  nonce: string;

  /** At most minutes away. Signed as it is written. */
  @IsISO8601({ strict: true })
  @MaxLength(40)
  expiresAt: string;

  @Matches(SIGNATURE)
  signature: string;
}

/** The payer's consent to one payment: a PIN, or the signature of a device for a small amount. */
export class AuthorisePaymentV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  /** Asking again for the same payment gives the same answer; a refusal may be asked again with another proof. */
  @IsUUID()
  paymentId: string;

  @IsMoney()
  amount: PositiveMoneyV1;

  /** The account or merchant code that is paid, as the payer saw it. */
  @Matches(/^[A-Za-z0-9-]{4,64}$/)
  payee: string;

  @IsOptional()
  @IsString()
  @MaxLength(12)
  pin?: string;

  @IsOptional()
  @IsPart(() => DeviceConsentV1)
  device?: DeviceConsentV1;
}

export const AUTHORISATION_REFUSALS = [
  'proof_missing',
  'pin_not_set',
  'pin_wrong',
  'pin_locked',
  'device_refused',
  'device_limit',
  'cool_down_limit',
  'payment_differs',
] as const;
export type AuthorisationRefusal = (typeof AUTHORISATION_REFUSALS)[number];

export class PaymentAuthorisationV1 {
  @IsIn(['authorised', 'refused'])
  outcome: 'authorised' | 'refused';

  @IsOptional()
  @IsIn(['pin', 'device'])
  method?: 'pin' | 'device';

  @IsOptional()
  @IsIn(AUTHORISATION_REFUSALS)
  reason?: AuthorisationRefusal;
}

/** Asked by `payments` for its caller. */
export const authorisePayment = defineAsk({
  subject: 'identity.ask.authorise-payment.v1',
  question: AuthorisePaymentV1,
  answer: PaymentAuthorisationV1,
  deadlineMs: 10_000,
});
