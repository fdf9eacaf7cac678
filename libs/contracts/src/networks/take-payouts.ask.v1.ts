import { IsIn, IsISO8601, IsOptional, IsUUID, Matches } from 'class-validator';
import { defineAsk } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsListOf } from '../nested';
import { NETWORKS, type NetworkName } from './network-names';

/** A payout that a network is to make; the money for it is held. */
export class PayoutToTakeV1 {
  /** The id of the payment, known to the network for ever. */
  @IsUUID()
  payoutId: string;

  /** The account at the network, by its mobile number. It is kept sealed, and in no fact. */
  @Matches(/^\+[1-9]\d{6,14}$/)
  account: string;

  @IsMoney()
  amount: PositiveMoneyV1;

  /** Of the payment, shown to both sides. */
  @Matches(/^[0-9A-Z]{10}$/)
  reference: string;
}

export class TakePayoutsV1 {
  @IsListOf(() => PayoutToTakeV1, 500)
  payouts: PayoutToTakeV1[];
}

export const PAYOUT_STATES = ['waiting', 'succeeded', 'declined'] as const;
export type PayoutState = (typeof PAYOUT_STATES)[number];

/** `waiting`: taken, and nothing is known yet, for whatever reason. The other two are for good. */
export class PayoutV1 {
  @IsUUID()
  payoutId: string;

  @IsIn(PAYOUT_STATES)
  state: PayoutState;

  /** The network's number, once it succeeded. */
  @IsOptional()
  @Matches(/^[\x21-\x7e]{1,64}$/)
  ref?: string;

  /**
   * The network's code, once it declined. Beside `waiting` only `id_reused`: the id was taken before with other content,
   * which counts and may have been paid; its end is told as always, and the money of this question must stay held.
   */
  @IsOptional()
  @Matches(/^[A-Za-z0-9_.-]{1,64}$/)
  reason?: string;

  @IsOptional()
  @IsISO8601()
  endedAt?: string;
}

/** One for each that was asked, in its order. */
export class PayoutsTakenV1 {
  @IsListOf(() => PayoutV1, 500)
  payouts: PayoutV1[];
}

/**
 * One subject a network: `networks-cash-plus.ask.take-payouts.v1`. Asked until it is answered; the same payouts again are
 * answered as they stand.
 */
export const takePayouts = Object.fromEntries(
  NETWORKS.map((network) => [
    network,
    defineAsk({
      subject: `networks-${network}.ask.take-payouts.v1`,
      question: TakePayoutsV1,
      answer: PayoutsTakenV1,
    }),
  ]),
) as Record<NetworkName, ReturnType<typeof defineAsk<TakePayoutsV1, PayoutsTakenV1>>>;
