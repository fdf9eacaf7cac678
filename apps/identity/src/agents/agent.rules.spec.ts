import { AGENT_ACTS, AGENT_KINDS, MANDATE_STATES } from '@hanout/contracts';
import { barTo, MANDATE_MOVES, statesBefore } from './agent.rules';

describe('what an agent may do', () => {
  it.each([
    ['retail', 'cash_in', undefined, undefined],
    ['retail', 'cash_out', undefined, undefined],
    ['retail', 'open_account', 1, undefined],
    ['retail', 'open_account', 2, 'tier_too_high'],
    ['retail', 'open_account', 3, 'tier_too_high'],
    ['retail', 'open_account', undefined, 'tier_too_high'],
    ['principal', 'cash_in', undefined, undefined],
    ['principal', 'cash_out', undefined, undefined],
    ['principal', 'open_account', 1, undefined],
    ['principal', 'open_account', 2, undefined],
    ['principal', 'open_account', 3, undefined],
    ['principal', 'open_account', 4, 'tier_too_high'],
    ['principal', 'open_account', undefined, 'tier_too_high'],
  ] as const)('%s, %s, tier %s: %s', (kind, act, tier, bar) => {
    expect(barTo(act, { kind, state: 'active' }, tier)).toBe(bar);
  });

  it('is nothing without an active mandate', () => {
    for (const act of AGENT_ACTS) {
      expect(barTo(act, undefined, 1)).toBe('no_mandate');
      for (const kind of AGENT_KINDS) {
        expect(barTo(act, { kind, state: 'suspended' }, 1)).toBe('suspended');
        expect(barTo(act, { kind, state: 'ended' }, 1)).toBe('no_mandate');
      }
    }
  });
});

describe('a mandate', () => {
  it('moves as its table says, and never out of its end', () => {
    expect(MANDATE_MOVES.ended).toEqual([]);
    for (const state of MANDATE_STATES) {
      expect(statesBefore(state)).not.toContain('ended');
      for (const from of MANDATE_STATES)
        expect(statesBefore(state).includes(from)).toBe(MANDATE_MOVES[from].includes(state));
    }
    expect(statesBefore('active')).toEqual(['suspended']);
  });
});
