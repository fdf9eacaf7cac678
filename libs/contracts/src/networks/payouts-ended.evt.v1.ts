import { IsIn } from 'class-validator';
import { defineFact } from '../message';
import { IsListOf } from '../nested';
import { NETWORKS, type NetworkName } from './network-names';
import { PayoutV1 } from './take-payouts.ask.v1';

/** What a network said for good of payouts it had taken: each succeeded or declined, told once. */
export class PayoutsEndedV1 {
  @IsIn(NETWORKS)
  network: NetworkName;

  @IsListOf(() => PayoutV1, 500)
  payouts: PayoutV1[];
}

/** One subject a network: `networks-cash-plus.evt.payouts-ended.v1`. */
export const payoutsEnded = Object.fromEntries(
  NETWORKS.map((network) => [
    network,
    defineFact({
      subject: `networks-${network}.evt.payouts-ended.v1`,
      data: PayoutsEndedV1,
      readers: ['payments'],
    }),
  ]),
) as Record<NetworkName, ReturnType<typeof defineFact<PayoutsEndedV1>>>;
