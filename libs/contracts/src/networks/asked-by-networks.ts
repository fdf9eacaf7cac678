import type { Ask } from '../message';
import { takeCollections } from '../payments/take-collections.ask.v1';
import type { NetworkName } from './network-names';

/**
 * What the service of a network asks other services in its network's name: a subject of its own for each. What is not here
 * the broker refuses it (`natsPermissions` in `tools/platform/layout.ts`).
 */
export function askedByNetwork(network: NetworkName): readonly Ask<object, object>[] {
  return [takeCollections[network]];
}
