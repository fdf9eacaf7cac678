/**
 * The life of a delivery. `sending` is written before the provider is spoken to, in one row for all that go together
 * (`sendings`): one that is found there after its time may or may not have left. `dropped`: nobody needs it any more, or the person wants none of its kind.
 */
export const DELIVERY_MOVES = {
  queued: { take: 'sending', park: 'parked', drop: 'dropped' },
  sending: { deliver: 'delivered', postpone: 'retry', park: 'parked' },
  retry: { take: 'sending', park: 'parked', drop: 'dropped' },
  parked: { release: 'queued' },
  delivered: {},
  dropped: {},
} as const;

export type DeliveryState = keyof typeof DELIVERY_MOVES;
export const DELIVERY_STATES = Object.keys(DELIVERY_MOVES) as DeliveryState[];
export type DeliveryMove = 'take' | 'deliver' | 'postpone' | 'park' | 'drop' | 'release';

const moves: Readonly<Record<DeliveryState, Partial<Record<DeliveryMove, DeliveryState>>>> = DELIVERY_MOVES;

/** Undefined: it cannot be done from there. */
export function afterMove(state: DeliveryState, move: DeliveryMove): DeliveryState | undefined {
  return moves[state][move];
}

/** Why one is parked. `unknown`: it may have left, and is not sent again unless somebody says so. */
export const PARK_REASONS = ['no_contact', 'refused_by_provider', 'gave_up', 'too_old', 'unknown'] as const;
export type ParkReason = (typeof PARK_REASONS)[number];

/** Why one is dropped: the request is over, or the person has switched its category off. */
export type DropReason = 'expired' | 'switched_off';
