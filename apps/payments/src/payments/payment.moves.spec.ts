import { PAYMENT_STATES } from '@hanout/contracts';
import { moved, OPENING_STATE, PAYMENT_EVENTS, PAYMENT_MOVES } from './payment.moves';

/** Every move there is, written out a second time on purpose: a change of the table is a change of this list. */
const MOVES = [
  ['pending', 'posted', 'completed'],
  ['pending', 'refused', 'failed'],
] as const;

describe('the order of a payment', () => {
  it('moves as listed and refuses everything else', () => {
    const walked = PAYMENT_STATES.flatMap((from) =>
      PAYMENT_EVENTS.flatMap((event) => {
        const to = moved(from, event);
        return to ? [[from, event, to]] : [];
      }),
    );
    expect(walked).toEqual(MOVES);
  });

  it('reaches every state from the first one', () => {
    const reached = new Set([OPENING_STATE]);
    for (const state of reached) Object.values(PAYMENT_MOVES[state]).forEach((to) => reached.add(to));
    expect([...reached].sort()).toEqual([...PAYMENT_STATES].sort());
  });

  it('ends: no final state moves, and no path comes back', () => {
    for (const state of PAYMENT_STATES) {
      const after = new Set(Object.values(PAYMENT_MOVES[state]));
      for (const next of after) Object.values(PAYMENT_MOVES[next]).forEach((to) => after.add(to));
      expect(after).not.toContain(state);
    }
  });
});
