import { DatabaseServiceConfig } from '@hanout/service-kit';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, Max, Min, MinLength, ValidateIf } from 'class-validator';
import { IsShardMap } from './shards/shard-map';

export class LedgerConfig extends DatabaseServiceConfig {
  /** Transfers decided in one commit; an ask that is larger is posted alone. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100_000)
  flushMax = 2_000;

  /** Transfers that may wait for their turn; beyond, asks are refused as overloaded. At least one whole ask. */
  @Type(() => Number)
  @IsInt()
  @Min(1_000)
  @Max(1_000_000)
  queueMax = 20_000;

  /** Under load a flush begins so many milliseconds after the one before: fewer flushes, each with more in it. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1_000)
  flushEveryMs = 10;

  /** How often the head of the log is published: what was changed behind it later is found out. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(86_400)
  headEverySeconds = 3_600;

  /** Where published heads are written down, one line each: outside the database, best on another machine's disk. */
  @IsString()
  @MinLength(1)
  headsFile: string;

  /** Which of several ledgers this is; absent: the only one, which owns all accounts. */
  @IsOptional()
  @Matches(/^[a-z][a-z0-9-]{0,19}$/)
  instance?: string;

  /** Which shards each instance owns, the same for all of them: `a:0-511,b:512-1023`. */
  @ValidateIf(({ instance, shardMap }: LedgerConfig) => (instance ?? shardMap) !== undefined)
  @IsShardMap()
  shardMap?: string;
}

/** Which subjects this process answers is part of its wiring, so this is needed before the other settings are read. */
export function instanceToRun(): string | undefined {
  return process.env.INSTANCE || undefined;
}
