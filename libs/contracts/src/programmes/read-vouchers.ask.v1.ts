import { IsISO8601, IsOptional, IsString } from 'class-validator';
import { defineAsk } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsListOf } from '../nested';
import { PageRequestV1 } from './roster-request.v1';

export class VoucherV1 {
  @IsString()
  cursor: string;

  @IsString()
  serial: string;

  @IsString()
  idcs: string;

  /**
   * Given out with the payment slip; random, never made from the identity card. Absent when its holder's phone was or is
   * told it, and when the voucher has come to its end.
   */
  @IsOptional()
  @IsString()
  code?: string;

  @IsMoney()
  amount: PositiveMoneyV1;

  @IsString()
  state: string;

  /** Absent: it was issued before vouchers expired. */
  @IsOptional()
  @IsISO8601()
  expiresAt?: string;
}

export class VouchersV1 {
  @IsListOf(() => VoucherV1, 1_000, 0)
  items: VoucherV1[];
}

export const readVouchers = defineAsk({
  subject: 'programmes.ask.read-vouchers.v1',
  question: PageRequestV1,
  answer: VouchersV1,
});
