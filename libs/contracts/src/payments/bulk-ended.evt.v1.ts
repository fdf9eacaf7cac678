import { IsInt, IsISO8601, IsUUID, Min } from 'class-validator';
import { defineFact } from '../message';
import { IsMoneyOrZero, MoneyV1 } from '../money.v1';

/** Each line of a bulk is paid or has failed; said once for each attempt. */
export class BulkEndedV1 {
  @IsUUID()
  bulkId: string;

  @IsInt()
  @Min(1)
  attempt: number;

  /** The payer. */
  @IsUUID()
  personId: string;

  /** Of all attempts. */
  @IsInt()
  @Min(0)
  paid: number;

  @IsInt()
  @Min(0)
  failed: number;

  /** Of what is paid. */
  @IsMoneyOrZero()
  amount: MoneyV1;

  @IsISO8601()
  endedAt: string;
}

export const bulkEnded = defineFact({
  subject: 'payments.evt.bulk-ended.v1',
  data: BulkEndedV1,
  readers: ['notifications'],
});
