import { IsIn, IsString, IsUUID } from 'class-validator';
import { defineFact } from '../message';
import { IsListOf } from '../nested';
import { NETWORKS, type NetworkName } from '../networks/network-names';

export class OpenedFloatV1 {
  /** The float's account id in the ledger. */
  @IsUUID()
  floatId: string;

  @IsUUID()
  agentId: string;

  @IsIn(NETWORKS)
  network: NetworkName;

  /** The network's own name for the agent. */
  @IsString()
  agentCode: string;

  @IsString()
  tradeNameAr: string;

  @IsString()
  tradeNameFr: string;
}

/** Agents whose float is open: one float for each network that an agent serves. */
export class FloatsOpenedV1 {
  @IsListOf(() => OpenedFloatV1, 500)
  floats: OpenedFloatV1[];
}

export const floatsOpened = defineFact({
  subject: 'identity.evt.floats-opened.v1',
  data: FloatsOpenedV1,
  readers: ['payments'],
});
