import { DatabaseServiceConfig, IsSecret } from '@hanout/service-kit';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsString, IsUrl, Max, Min, MinLength, ValidateIf } from 'class-validator';

export class NotificationsConfig extends DatabaseServiceConfig {
  /** 32 bytes in base64: phones and one-time codes are sealed with it. */
  @IsSecret()
  dataKey: string;

  /** Who carries messages: an SMS centre that takes batches, an HTTP provider, or a file. */
  @IsIn(['centre', 'http', 'file'])
  smsProvider: 'centre' | 'http' | 'file' = 'centre';

  /** Of the centre or the HTTP provider: messages are posted to `<smsUrl>/messages`. */
  @ValidateIf(({ smsProvider }: NotificationsConfig) => smsProvider !== 'file')
  @IsUrl({ require_tld: false })
  smsUrl: string;

  /** Of the HTTP provider. */
  @ValidateIf(({ smsProvider }: NotificationsConfig) => smsProvider === 'http')
  @IsSecret()
  @MinLength(1)
  smsToken: string;

  /** Whether the HTTP provider, by contract, keeps our id as an idempotency key and sends a message once. */
  @IsIn(['yes', 'no'])
  smsKnowsIds: 'yes' | 'no' = 'no';

  @ValidateIf(({ smsProvider }: NotificationsConfig) => smsProvider === 'file')
  @IsString()
  @MinLength(1)
  smsFile: string;

  /** How many messages go to the provider in one call, or at a time. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000)
  smsBatchMax = 200;

  /** How many this process may send in a second, as the contract with the provider allows; the default is above what one process reaches. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100_000)
  smsPerSecondMax = 10_000;

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

  /** `public`: webhooks go by `https` to public addresses. `any`, for a sandbox: also to what is inside, and by `http`. */
  @IsIn(['public', 'any'])
  webhookAddresses: 'public' | 'any' = 'public';

  @Type(() => Number)
  @IsInt()
  @Min(100)
  @Max(60_000)
  webhookTimeoutMs = 10_000;

  /** How many webhook calls of this process are under way at a time. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000)
  webhookCallsMax = 200;

  /** Of them, to one endpoint, whichever process calls it; to one that fails, one. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  webhookCallsPerEndpoint = 5;
}
