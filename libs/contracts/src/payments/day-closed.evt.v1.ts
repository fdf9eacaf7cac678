import { IsInt, IsOptional, IsString, IsUUID, Matches } from 'class-validator';
import { defineFact } from '../message';
import { BalanceV1, IsBalance, IsMoneyOrZero, MoneyV1 } from '../money.v1';

/** A business day of Casablanca of one shop that took or gave money on it, said once after the day is over. */
export class DayClosedV1 {
  @IsUUID()
  walletId: string;

  /** Whose the wallet is. */
  @IsUUID()
  personId: string;

  @IsOptional()
  @IsString()
  merchantCode?: string;

  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  day: string;

  @IsInt()
  operations: number;

  /** Paid to the shop. */
  @IsMoneyOrZero()
  sales: MoneyV1;

  /** Refunds given less refunds received: below zero for a shop that was given more back. */
  @IsBalance()
  refunded: BalanceV1;

  /** Fees paid less fees given back. */
  @IsBalance()
  fees: BalanceV1;

  @IsBalance()
  closing: BalanceV1;
}

export const dayClosed = defineFact({
  subject: 'payments.evt.day-closed.v1',
  data: DayClosedV1,
  readers: ['notifications'],
});
