import { IsInt, IsString, IsUUID, Matches, Min } from 'class-validator';
import { defineFact } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';

/** A turn of a standing order could not be paid on its day nor in the tries after it. */
export class StandingOrderMissedV1 {
  @IsUUID()
  standingOrderId: string;

  /** The payer. */
  @IsUUID()
  personId: string;

  /** Counted from 1. */
  @IsInt()
  @Min(1)
  turn: number;

  /** On which it was due. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  day: string;

  @IsMoney()
  amount: PositiveMoneyV1;

  /** Of the last try. */
  @IsString()
  failure: string;
}

export const standingOrderMissed = defineFact({
  subject: 'payments.evt.standing-order-missed.v1',
  data: StandingOrderMissedV1,
  readers: ['notifications'],
});
