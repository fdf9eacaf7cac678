import { IsString } from 'class-validator';
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

  /** Given out with the payment slip; random, never made from the identity card. */
  @IsString()
  code: string;

  @IsMoney()
  amount: PositiveMoneyV1;

  @IsString()
  state: string;
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
