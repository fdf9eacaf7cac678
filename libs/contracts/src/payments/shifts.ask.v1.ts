import { IsInt, IsISO8601, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsMoneyOrZero, MoneyV1 } from '../money.v1';
import { IsListOf, IsPart } from '../nested';

/** Shifts of one page. */
export const SHIFTS_PAGE_MAX = 50;

/** Somebody's time at a shop's till and what he sold in it; of the shop's balance it says nothing. */
export class ShiftV1 {
  @IsUUID()
  shiftId: string;

  /** A person: who he is to the shop, its appointments say. */
  @IsUUID()
  cashierId: string;

  @IsISO8601()
  openedAt: string;

  /** Absent while it is open. */
  @IsOptional()
  @IsISO8601()
  closedAt?: string;

  /** Paid by what he asked for in the shift, whenever it was paid; what the shop's printed code was paid by is nobody's. */
  @IsInt()
  @Min(0)
  sales: number;

  @IsMoneyOrZero()
  sold: MoneyV1;

  /** Of that, given back since. */
  @IsMoneyOrZero()
  refunded: MoneyV1;
}

export class OpenShiftBodyV1 {
  /** Made by the device: the same again is the same shift. */
  @IsUUID()
  shiftId: string;
}

export class OpenShiftV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => OpenShiftBodyV1)
  body: OpenShiftBodyV1;
}

export class CloseShiftV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  shiftId: string;
}

export class ReadShiftsV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  /** The last shift of the page before. */
  @IsOptional()
  @IsUUID()
  after?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(SHIFTS_PAGE_MAX)
  limit?: number;
}

/** The latest first: a cashier's own in the shop, or all of the shop for its owner. */
export class ShiftsV1 {
  @IsListOf(() => ShiftV1, SHIFTS_PAGE_MAX, 0)
  items: ShiftV1[];

  /** `after` of the next page; absent on the last. */
  @IsOptional()
  @IsUUID()
  next?: string;
}

/** `payments.shift_open` while he has another, `payments.shift_id_taken` */
export const openShift = defineAsk({
  subject: 'payments.ask.open-shift.v1',
  question: OpenShiftV1,
  answer: ShiftV1,
});

/** By whoever opened it, or the shop's owner; closing it twice is the same. `payments.unknown_shift` */
export const closeShift = defineAsk({
  subject: 'payments.ask.close-shift.v1',
  question: CloseShiftV1,
  answer: ShiftV1,
});

export const readShifts = defineAsk({
  subject: 'payments.ask.read-shifts.v1',
  question: ReadShiftsV1,
  answer: ShiftsV1,
});
