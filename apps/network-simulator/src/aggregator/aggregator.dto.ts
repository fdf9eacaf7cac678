import { IsString, Matches, MaxLength } from 'class-validator';

const MOBILE = /^\+212[67]\d{8}$/;

/** Everything that was typed since the number was dialled. */
export class Dial {
  @Matches(/^[\x21-\x7e]{1,100}$/)
  sessionId: string;

  @Matches(MOBILE)
  phone: string;

  @IsString()
  @MaxLength(400)
  text: string;
}

export class SmsFromPhone {
  @Matches(/^[\x21-\x7e]{1,100}$/)
  id: string;

  @Matches(MOBILE)
  phone: string;

  @IsString()
  @MaxLength(400)
  text: string;
}
