import { IsIn, IsOptional, Matches } from 'class-validator';
import { NETWORKS, type NetworkName } from '../networks/network-names';

/** Of a payout or a collection: the end that is in a network's own system. */
export class NetworkEndV1 {
  @IsIn(NETWORKS)
  network: NetworkName;

  /** Of a payout: the last two digits of the number that is paid. */
  @IsOptional()
  @Matches(/^\d{2}$/)
  accountEnd?: string;

  /** The network's own number, once it has said it. */
  @IsOptional()
  @Matches(/^[\x20-\x7e]{1,64}$/)
  ref?: string;
}
