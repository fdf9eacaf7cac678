import { DatabaseServiceConfig } from '@hanout/service-kit';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

/** Prices are rows, not settings. */
export class FeesConfig extends DatabaseServiceConfig {
  /** How often to look whether there is something to bill, or to share out. */
  @Type(() => Number)
  @IsInt()
  @Min(20)
  @Max(3_600_000)
  billEveryMs = 60_000;

  /** So long after the end of a day it is billed: what was told late is then there. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(86_400_000)
  billAfterMs = 900_000;

  /** So long after the end of a day its fees are shared out: its bills are collected then. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(86_400_000)
  shareAfterMs = 3_600_000;

  /** How often to look for bills and share-outs the ledger has not answered. */
  @Type(() => Number)
  @IsInt()
  @Min(20)
  @Max(3_600_000)
  collectEveryMs = 5_000;

  /** How long one question to the ledger may stay without an answer. */
  @Type(() => Number)
  @IsInt()
  @Min(50)
  @Max(60_000)
  ledgerDeadlineMs = 5_000;

  /** A bill without an answer is asked for again after this long, then after doubling pauses. */
  @Type(() => Number)
  @IsInt()
  @Min(50)
  @Max(300_000)
  askAgainAfterMs = 10_000;
}
