import { IsIn, IsISO8601, IsOptional } from 'class-validator';
import { defineAsk } from '../message';
import { IsMoney, IsMoneyOrZero, MoneyV1, PositiveMoneyV1 } from '../money.v1';
import { IsListOf } from '../nested';
import { NETWORKS, type NetworkName } from '../networks/network-names';

/** `collected`: a network took it for our shops, and owes it. `paid_out`: it paid to accounts of its own, and is owed it. */
export const EXPOSURE_SIDES = ['collected', 'paid_out'] as const;
export type ExposureSide = (typeof EXPOSURE_SIDES)[number];

/** Something had no room below a cap, for the first time since the cap or what is settled changed. */
export class NetworkAtCapV1 {
  @IsIn(NETWORKS)
  network: NetworkName;

  @IsIn(EXPOSURE_SIDES)
  side: ExposureSide;

  /** What stands unsettled. */
  @IsMoneyOrZero()
  unsettled: MoneyV1;

  @IsISO8601()
  since: string;
}

export class TellExposuresV1 {
  @IsListOf(() => NetworkAtCapV1, 100, 0)
  atCap: NetworkAtCapV1[];
}

export class NetworkCapV1 {
  @IsIn(NETWORKS)
  network: NetworkName;

  /** The most that may stand collected and unsettled; absent: no cap. */
  @IsOptional()
  @IsMoney()
  collectedMax?: PositiveMoneyV1;

  /** The most that may stand paid out and unsettled; absent: no cap. */
  @IsOptional()
  @IsMoney()
  paidOutMax?: PositiveMoneyV1;

  /** What moved up to here is settled; absent: nothing is yet. */
  @IsOptional()
  @IsISO8601()
  settledThrough?: string;
}

export class NetworkCapsV1 {
  @IsListOf(() => NetworkCapV1, 100, 0)
  caps: NetworkCapV1[];
}

/** Asked by payments now and then: it tells which networks are at a cap, and hears the caps of today and how far each is settled. */
export const tellExposures = defineAsk({
  subject: 'settlement.ask.tell-exposures.v1',
  question: TellExposuresV1,
  answer: NetworkCapsV1,
});
