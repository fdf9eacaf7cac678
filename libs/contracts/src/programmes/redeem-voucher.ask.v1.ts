import { IsBoolean, IsIn, IsISO8601, IsOptional, IsString, Matches } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsPart } from '../nested';
import { IDEMPOTENCY_KEY } from '../payments/payments.ask.v1';

export class VoucherCodeBodyV1 {
  /** Thirteen digits, the last of them a check (Luhn); twelve and no check on the oldest slips. */
  @Matches(/^\d{12,13}$/)
  code: string;

  /** As the one who brings the code says it. */
  @IsMoney()
  amount: PositiveMoneyV1;
}

export class InspectVoucherV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => VoucherCodeBodyV1)
  body: VoucherCodeBodyV1;
}

export class RedeemVoucherV1 extends InspectVoucherV1 {
  @Matches(IDEMPOTENCY_KEY)
  idempotencyKey: string;
}

/** Whose identity card the agent asks for, and compares by eye. */
export class VoucherHolderV1 {
  @IsString()
  cin: string;

  @IsString()
  nameAr: string;

  @IsString()
  nameFr: string;
}

export class InspectedVoucherV1 {
  @IsString()
  serial: string;

  @IsMoney()
  amount: PositiveMoneyV1;

  @IsPart(() => VoucherHolderV1)
  holder: VoucherHolderV1;

  /** Absent: it was issued before vouchers expired. */
  @IsOptional()
  @IsISO8601()
  expiresAt?: string;
}

/** `pending`: the ledger has not answered yet; ask again with the same key. Notes are handed over on `paid`. */
export const VOUCHER_REDEMPTION_STATES = ['pending', 'paid'] as const;
export type VoucherRedemptionState = (typeof VOUCHER_REDEMPTION_STATES)[number];

export class VoucherRedemptionV1 extends InspectedVoucherV1 {
  /** True when this key had redeemed before. */
  @IsBoolean()
  repeated: boolean;

  @IsIn(VOUCHER_REDEMPTION_STATES)
  state: VoucherRedemptionState;

  /** When paid. */
  @IsOptional()
  @IsISO8601()
  paidAt?: string;
}

/** By an agent of any network: the same refusals as redeeming it, and nothing is paid. */
export const inspectVoucher = defineAsk({
  subject: 'programmes.ask.inspect-voucher.v1',
  question: InspectVoucherV1,
  answer: InspectedVoucherV1,
  deadlineMs: 15_000,
});

/** By an agent of any network, once for ever: the voucher's money comes to the agent's float. */
export const redeemVoucher = defineAsk({
  subject: 'programmes.ask.redeem-voucher.v1',
  question: RedeemVoucherV1,
  answer: VoucherRedemptionV1,
  deadlineMs: 15_000,
});
