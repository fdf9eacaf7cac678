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

  /** How long the ledger may take while somebody waits at a counter; after it he is told to ask again. */
  @Type(() => Number)
  @IsInt()
  @Min(100)
  @Max(10_000)
  counterDeadlineMs = 5_000;

  /** How often what waits of vouchers is looked at: messages, answers of the ledger, and those that expire. */
  @Type(() => Number)
  @IsInt()
  @Min(50)
  @Max(600_000)
  voucherJobsEveryMs = 5_000;

  /** How long a voucher’s new code waits for its second person. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2_592_000)
  approvalSeconds = 259_200;
}
