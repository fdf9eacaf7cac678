import { IsInt, IsISO8601, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { defineFact } from '../message';
import { IsMoney, IsMoneyOrZero, MoneyV1, PositiveMoneyV1 } from '../money.v1';

/** What accrued has been taken from a wallet in one sum, in whole minor units. Net and VAT sum to the amount. */
export class CommissionBilledV1 {
  /** Of the transfer in the ledger too. */
  @IsUUID()
  billId: string;

  @IsUUID()
  walletId: string;

  /** Whose the wallet is; absent for a biller. */
  @IsOptional()
  @IsUUID()
  personId?: string;

  /** The last business day of Casablanca that it covers; one for each wallet and day. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  day: string;

  /** What was taken, VAT included. */
  @IsMoney()
  amount: PositiveMoneyV1;

  @IsMoneyOrZero()
  net: MoneyV1;

  @IsMoneyOrZero()
  vat: MoneyV1;

  /** The rate of the VAT, in hundredths of a percent of the net. */
  @IsInt()
  @Min(0)
  @Max(10_000)
  vatBps: number;

  /** What waits for the next bill, in 1/10,000 of the minor unit: below one. */
  @Matches(/^\d{1,4}$/)
  carried: string;

  @IsISO8601()
  postedAt: string;
}

export const commissionBilled = defineFact({
  subject: 'fees.evt.commission-billed.v1',
  data: CommissionBilledV1,
  readers: ['notifications'],
});
