import { IsInt, IsISO8601, IsUUID, Min } from 'class-validator';
import { defineFact } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';

/** The file of a bulk is right, and its payer is asked: nothing of it is paid before he consents. */
export class BulkProposedV1 {
  @IsUUID()
  bulkId: string;

  /** The payer. */
  @IsUUID()
  personId: string;

  @IsInt()
  @Min(1)
  lines: number;

  /** What would leave his wallet: the lines and the fees that he bears. */
  @IsMoney()
  total: PositiveMoneyV1;

  /** After it nobody can consent or approve any more. */
  @IsISO8601()
  expiresAt: string;
}

export const bulkProposed = defineFact({
  subject: 'payments.evt.bulk-proposed.v1',
  data: BulkProposedV1,
  readers: ['notifications'],
});
