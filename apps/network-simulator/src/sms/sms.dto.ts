import { IsListOf } from '@hanout/contracts';
import { IsString, IsUUID, Matches, MaxLength } from 'class-validator';

export class SmsToSend {
  @IsUUID()
  messageId: string;

  @IsString()
  @MaxLength(20)
  to: string;

  @IsString()
  @MaxLength(1_600)
  text: string;
}

export class SmsBatch {
  @IsListOf(() => SmsToSend, 1_000)
  messages: SmsToSend[];
}

export class PhoneParams {
  @Matches(/^\+\d{8,15}$/)
  phone: string;
}
