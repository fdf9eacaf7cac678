import type { LegV1, TransferToPostV1 } from '@hanout/contracts';
import { v5 as uuidV5 } from 'uuid';
import { onwardLegs } from './onward-legs';
import type { ShardMap } from './shard-map';

const NAMESPACE = '3c1b5a1e-8f0d-4f0b-9a55-6a6f0e0f5d27';

/** Some legs as they are at one instance, each with the account at its far end when that lies at another. */
export interface HalfLegs {
  legs: LegV1[];
  counters: (string | null)[];
}

/** All that one instance does of a transfer that lies on several, as transfers of its own. */
export interface Half {
  hold: TransferToPostV1;
  post: TransferToPostV1;
  /** What is taken from accounts that this transfer fills: it is in no hold, and follows when that is posted. */
  onward: TransferToPostV1 | undefined;
  void: TransferToPostV1;
  /** The far accounts of the legs that `post` moves, and of those of `onward`. */
  counters: { post: HalfLegs['counters']; onward: HalfLegs['counters'] };
}

/**
 * Takes the id of a transfer for its coordinator, so that nothing else is decided under it at an instance that it lies on.
 * A settlement of nothing: it is refused as such, and the refusal keeps the id for ever.
 */
export function claimOf(transferId: string, coordinator: string): TransferToPostV1 {
  return {
    transferId,
    type: 'void_hold',
    targetId: transferId,
    kind: 'crossing',
    reference: coordinator,
    legs: [],
  };
}

/** The instances that a transfer lies on, that of the first debit first: it decides, as the coordinator. */
export function instancesOf({ legs }: TransferToPostV1, map: ShardMap): string[] {
  const accounts = legs.flatMap(({ debitAccountId, creditAccountId }) => [debitAccountId, creditAccountId]);
  return [...new Set(accounts.map((accountId) => map.ownerOf(accountId)))];
}

/**
 * The id under which an instance does a part of a transfer, the same whenever it is worked out. The coordinator is in it:
 * another one may be asked for another transfer under the same id, and must not lay hand on what this one holds.
 */
export function partId(transfer: TransferToPostV1, part: string, instance: string, map: ShardMap): string {
  const [coordinator] = instancesOf(transfer, map);
  return uuidV5(`${transfer.transferId.toLowerCase()}:${coordinator}:${instance}:${part}`, NAMESPACE);
}

/**
 * The half of a transfer at one instance. What crosses goes through the clearing account with the other side.
 *
 * A hold does not count on money that is still to come, so a leg that passes on what the same transfer brings (a fee that
 * is taken from a sale) cannot be held. In its place room is held for it where it goes, which finds an account that does
 * not exist, is frozen or is full; that hold is let go in the same flush in which the leg is posted.
 */
export function halfOf(transfer: TransferToPostV1, instance: string, map: ShardMap): Half {
  const { kind, reference } = transfer;
  const { held, onward, room } = planOf(transfer, instance, map);
  const part = (name: string, of: Partial<TransferToPostV1>): TransferToPostV1 => ({
    transferId: partId(transfer, name, instance, map),
    kind,
    ...(reference !== undefined && { reference }),
    legs: [],
    ...of,
  });
  const hold = part('hold', { type: 'hold', legs: [...held.legs, ...room] });
  const targetId = hold.transferId;
  return {
    hold,
    post: part('post', { type: 'post_hold', targetId, legs: room.length > 0 ? held.legs : [] }),
    onward: onward.legs.length > 0 ? part('onward', { legs: onward.legs }) : undefined,
    void: part('void', { type: 'void_hold', targetId }),
    counters: { post: held.counters, onward: onward.counters },
  };
}

interface Plan {
  held: HalfLegs;
  onward: HalfLegs;
  room: LegV1[];
}

function planOf(transfer: TransferToPostV1, instance: string, map: ShardMap): Plan {
  const following = onwardLegs(transfer);
  const peer = instancesOf(transfer, map).find((one) => one !== instance)!;
  const clearing = (of: string, { amount }: LegV1): string =>
    map.clearingAccountId({ of: instance, peer: of, currency: amount.currency });
  const plan: Plan = { held: { legs: [], counters: [] }, onward: { legs: [], counters: [] }, room: [] };
  for (const leg of transfer.legs) {
    const { debitAccountId, creditAccountId, amount } = leg;
    const [from, to] = [map.ownerOf(debitAccountId), map.ownerOf(creditAccountId)];
    if (from !== instance && to !== instance) continue;
    const isOnward = from === instance && following.has(leg);
    const side = isOnward ? plan.onward : plan.held;
    side.legs.push({
      debitAccountId: from === instance ? debitAccountId : clearing(from, leg),
      creditAccountId: to === instance ? creditAccountId : clearing(to, leg),
      amount,
    });
    side.counters.push(from === to ? null : from === instance ? creditAccountId : debitAccountId);
    if (isOnward && to === instance) {
      plan.room.push({ debitAccountId: clearing(peer, leg), creditAccountId, amount });
    }
  }
  // Money that only goes around here has nothing to follow.
  if (plan.held.legs.length === 0) return { ...plan, held: plan.onward, onward: plan.held, room: [] };
  return plan;
}
