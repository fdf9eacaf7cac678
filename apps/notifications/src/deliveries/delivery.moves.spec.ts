import {
  afterMove,
  DELIVERY_MOVES,
  DELIVERY_STATES,
  type DeliveryMove,
  type DeliveryState,
} from './delivery.moves';
import { nextMove, pauseAfter } from './delivery.outcomes';

const MOVES: DeliveryMove[] = ['take', 'deliver', 'postpone', 'park', 'drop', 'release'];

describe('the life of a delivery', () => {
  it('reaches every state from queued', () => {
    const reached = new Set<DeliveryState>(['queued']);
    for (const state of reached)
      for (const move of MOVES) {
        const next = afterMove(state, move);
        if (next) reached.add(next);
      }
    expect([...reached].sort()).toEqual([...DELIVERY_STATES].sort());
  });

  it('ends where it was delivered or dropped, and leaves the parking only by a release', () => {
    expect([DELIVERY_MOVES.delivered, DELIVERY_MOVES.dropped]).toEqual([{}, {}]);
    expect(Object.keys(DELIVERY_MOVES.parked)).toEqual(['release']);
    expect(DELIVERY_STATES.filter((state) => afterMove(state, 'deliver'))).toEqual(['sending']);
  });

  it('never goes back to queued from sending: what may have left is not as if it had not', () => {
    expect(Object.values(DELIVERY_MOVES.sending)).not.toContain('queued');
    expect(afterMove('sending', 'drop')).toBeUndefined();
  });
});

describe('what follows from the word of the provider', () => {
  const at = (attempts: number, knowsIds: boolean) => ({ attempts, attemptsMax: 3, knowsIds });

  it.each([
    [{ outcome: 'accepted' } as const, at(3, false), { move: 'deliver' }],
    [
      { outcome: 'rejected', reason: 'barred' } as const,
      at(1, true),
      { move: 'park', reason: 'refused_by_provider', detail: 'barred' },
    ],
    [
      { outcome: 'rejected', reason: 'no +212600000001' } as const,
      at(1, true),
      { move: 'park', reason: 'refused_by_provider' },
    ],
    [{ outcome: 'later' } as const, at(2, false), { move: 'postpone', seconds: 10 }],
    [{ outcome: 'later', afterSeconds: 60 } as const, at(2, false), { move: 'postpone', seconds: 60 }],
    [{ outcome: 'later' } as const, at(3, true), { move: 'park', reason: 'gave_up' }],
    [{ outcome: 'unknown' } as const, at(1, true), { move: 'postpone', seconds: 5 }],
    [{ outcome: 'unknown' } as const, at(1, false), { move: 'park', reason: 'unknown' }],
    [{ outcome: 'unknown' } as const, at(3, true), { move: 'park', reason: 'unknown' }],
  ])('%j, %j', (outcome, attempt, next) => {
    expect(nextMove(outcome, attempt)).toEqual(next);
  });

  it('waits longer each time, up to a quarter of an hour', () => {
    expect([1, 2, 3, 8, 9, 100].map(pauseAfter)).toEqual([5, 10, 20, 640, 900, 900]);
  });
});
