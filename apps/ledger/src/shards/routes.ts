import type { TransferToPostV1 } from '@hanout/contracts';
import { LEDGER_ERRORS } from '../ledger.errors';
import { instancesOf } from './halves';
import type { ShardMap } from './shard-map';

/** Where transfers are that are named by their id alone. */
export interface Located {
  at: ReadonlyMap<string, string>;
  crossings: ReadonlySet<string>;
}

/** The ids that must be located before transfers without legs can be sent on: their own and those they are about. */
export function idsToLocate(transfers: readonly TransferToPostV1[]): string[] {
  const bare = transfers.filter(({ legs }) => legs.length === 0);
  return [...new Set(bare.flatMap(({ transferId, targetId }) => [transferId, targetId!]).map(lower))];
}

/**
 * The instance that decides each transfer. What is asked again goes the same way, so that it finds the same answer: legs
 * say where they lie for ever, and what has none is sent to where it was decided, or else to where its target is.
 *
 * @throws DomainError `ledger.crossing_unsupported` with the field
 */
export function routesOf(transfers: readonly TransferToPostV1[], map: ShardMap, located: Located): string[] {
  const routes: string[] = [];
  const earlier = new Map<string, string>();
  const crossings = new Set(located.crossings);
  transfers.forEach((transfer, index) => {
    const { legs, type = 'post', transferId, targetId } = transfer;
    const isLinked = isInChain(transfers, index);
    const instances = instancesOf(transfer, map);
    if (instances.length > 1 && (type !== 'post' || isLinked)) throw unsupported(index, 'legs');
    const known = legs.length === 0 ? located.at.get(lower(transferId)) : instances[0];
    if (!known && type === 'reverse' && crossings.has(lower(targetId!))) throw unsupported(index, 'targetId');
    const route =
      known ?? earlier.get(lower(targetId!)) ?? located.at.get(lower(targetId!)) ?? map.ownerOf(targetId!);
    if (transfers[index - 1]?.isLinked && routes[index - 1] !== route) {
      throw unsupported(index, legs.length > 0 ? 'legs' : 'targetId');
    }
    routes.push(route);
    if (!earlier.has(lower(transferId))) earlier.set(lower(transferId), route);
    if (instances.length > 1) crossings.add(lower(transferId));
  });
  return routes;
}

function isInChain(transfers: readonly TransferToPostV1[], index: number): boolean {
  return (transfers[index]!.isLinked ?? false) || (transfers[index - 1]?.isLinked ?? false);
}

function lower(id: string): string {
  return id.toLowerCase();
}

function unsupported(index: number, field: keyof TransferToPostV1): Error {
  return LEDGER_ERRORS.error('ledger.crossing_unsupported', { field: `transfers.${index}.${field}` });
}
