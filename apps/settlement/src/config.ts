import { DatabaseServiceConfig } from '@hanout/service-kit';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

/** Cut-offs and accounts are rows, not settings. */
export class SettlementConfig extends DatabaseServiceConfig {
  /** How often to look whether a cut-off has passed. */
  @Type(() => Number)
  @IsInt()
  @Min(20)
  @Max(3_600_000)
  closeEveryMs = 30_000;

  /** So long after its cut-off a window is closed: what was told late is then there. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(14_400_000)
  closeAfterMs = 900_000;

  /** How often to look for settlements the ledger has not answered. */
  @Type(() => Number)
  @IsInt()
  @Min(20)
  @Max(3_600_000)
  postEveryMs = 5_000;

  /** How long one question to the ledger may stay without an answer. */
  @Type(() => Number)
  @IsInt()
  @Min(50)
  @Max(60_000)
  ledgerDeadlineMs = 5_000;

  /** A settlement without an answer is asked for again after this long, then after doubling pauses. */
  @Type(() => Number)
  @IsInt()
  @Min(50)
  @Max(300_000)
  askAgainAfterMs = 10_000;

  /** How often to look whether a line that only one side had has come from the other, and what the bank has not booked in time. */
  @Type(() => Number)
  @IsInt()
  @Min(20)
  @Max(3_600_000)
  explainEveryMs = 300_000;

  /** How often to look whether a day is over, or its bank statement there, so that its money can be proved. */
  @Type(() => Number)
  @IsInt()
  @Min(20)
  @Max(3_600_000)
  proveEveryMs = 60_000;

  /** How long the ledger may take to add up all accounts. */
  @Type(() => Number)
  @IsInt()
  @Min(50)
  @Max(120_000)
  totalsDeadlineMs = 30_000;

  /** How long a proposal waits for its second person. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2_592_000)
  approvalSeconds = 259_200;
}
