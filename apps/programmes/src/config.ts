import { DatabaseServiceConfig, IsSecret } from '@hanout/service-kit';
import { Type } from 'class-transformer';
import { IsInt, Matches, Max, Min } from 'class-validator';

export class ProgrammesConfig extends DatabaseServiceConfig {
  /** 32 bytes in base64: seals payees, voucher codes and uploaded files at rest. Losing it loses them. */
  @IsSecret()
  @Matches(/^[A-Za-z0-9+/]{43}=$/)
  dataKey: string;

  /** The largest file of a roster. Files are read whole into memory once, piece by piece. */
  @Type(() => Number)
  @IsInt()
  @Min(1_024)
  @Max(1_073_741_824)
  rosterFileBytesMax = 67_108_864;

  /** Lines in one question to the ledger; two questions are on their way at a time. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000)
  disbursementBatchMax = 500;
}
