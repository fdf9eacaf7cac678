import { DatabaseServiceConfig, IsSecret } from '@hanout/service-kit';
import { Type } from 'class-transformer';
import { IsInt, IsUrl, Max, Min } from 'class-validator';

export class NotificationsConfig extends DatabaseServiceConfig {
  /** 32 bytes in base64: phones and one-time codes are sealed with it. */
  @IsSecret()
  dataKey: string;

  /** The SMS centre: messages are posted to `<smsUrl>/messages`. */
  @IsUrl({ require_tld: false })
  smsUrl: string;

  /** How many messages go to the centre in one call. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000)
  smsBatchMax = 200;

  @Type(() => Number)
  @IsInt()
  @Min(100)
  @Max(60_000)
  smsTimeoutMs = 5_000;

  /** After this many tries a message is parked with its reason. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  smsAttemptsMax = 20;
}
