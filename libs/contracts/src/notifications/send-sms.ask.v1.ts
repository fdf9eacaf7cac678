import { IsIn, IsISO8601, IsObject, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { defineAsk } from '../message';
import { LANGUAGES, type Language } from '../identity/people-registered.evt.v1';

/** A message that must leave at once, to a number the asker knows. Others follow from facts. */
export class SendSmsV1 {
  /** Made by the asker: asking again sends nothing more. */
  @IsUUID()
  messageId: string;

  @Matches(/^\+212[67]\d{8}$/)
  phone: string;

  @IsIn(LANGUAGES)
  language: Language;

  /**
   * `one_time_code` with `code`, `withdrawal_code` with `withdrawalCode`, `amount` and `expiry`, `voucher_code` with
   * `voucherCode`, `amount` and `date`, `voucher_paid`, `balance_told`, `payment_waits` and `payment_not_made` with `amount`,
   * `payment_sent` and `transfer_sent` with `amount` and `reference`, `line_help` and `no_payment` with nothing.
   */
  @IsString()
  @MaxLength(40)
  template: string;

  /** Values of the template's places. */
  @IsObject()
  values: Record<string, string>;

  /** After it nobody needs the message. Left out: as the rules say for its kind. */
  @IsOptional()
  @IsISO8601()
  expiresAt?: string;
}

export class SmsAcceptedV1 {
  @IsIn(['queued', 'repeated'])
  outcome: 'queued' | 'repeated';
}

export const sendSms = defineAsk({
  subject: 'notifications.ask.send-sms.v1',
  question: SendSmsV1,
  answer: SmsAcceptedV1,
});
