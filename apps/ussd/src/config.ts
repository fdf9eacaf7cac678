import { DatabaseServiceConfig, IsSecret } from '@hanout/service-kit';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min, MinLength } from 'class-validator';

export class UssdConfig extends DatabaseServiceConfig {
  /** 32 bytes in base64: what sessions remember, numbers and answers are sealed with it; hashes are keyed with another made of it. */
  @IsSecret()
  dataKey: string;

  /** Shared with the aggregator, who proves with it that a request is his. */
  @IsSecret()
  @MinLength(16)
  aggregatorSecret: string;

  /** `signature`: over time and bytes; `token`: the secret itself, for an aggregator that signs nothing. */
  @IsIn(['signature', 'token'])
  aggregatorProof: 'signature' | 'token' = 'signature';

  /** Where the aggregator's requests come from: addresses and ranges with commas between; without it, anywhere. */
  @IsOptional()
  @Matches(/^[0-9a-fA-F.:/]+(,[0-9a-fA-F.:/]+)*$/)
  aggregatorAddresses?: string;

  /** Addresses or ranges whose `x-forwarded-for` is believed. */
  @IsOptional()
  @Matches(/^[0-9a-fA-F.:/]+(,[0-9a-fA-F.:/]+)*$/)
  trustedProxies?: string;

  /** The aggregator hangs up on who takes longer: what is not known by then is told later. */
  @Type(() => Number)
  @IsInt()
  @Min(100)
  @Max(30_000)
  replyWithinMs = 6_000;

  /** So long a step belongs to who works on it; then one who died may be followed. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(300)
  stepSeconds = 30;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(60)
  sessionMinutes = 10;

  /** So long an interrupted session is offered again, and a payment that is open is told of before another is made. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(120)
  resumeMinutes = 15;

  /** How often an hour a number is answered by SMS. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000)
  messagesPerHour = 10;

  /** How often open payments are looked at. */
  @Type(() => Number)
  @IsInt()
  @Min(50)
  @Max(60_000)
  lookEveryMs = 2_000;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(3_650)
  keepDays = 30;
}

export const listOf = (setting: string | undefined): string[] => setting?.split(',').filter(Boolean) ?? [];
