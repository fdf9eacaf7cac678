import { DatabaseServiceConfig } from '@hanout/service-kit';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

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
}
