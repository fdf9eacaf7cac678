import type { Entry } from './entry';
import { statementOf } from './statement';

const DAY = '2026-01-16';
/** Casablanca was an hour ahead: its day ended at 23:00 UTC. */
const [WITHIN, AFTER] = ['2026-01-16T22:59:59.999Z', '2026-01-16T23:00:00.000Z'];

function entry(details: Partial<Entry>): Entry {
  return {
    line: 1,
    kind: 'payout',
    id: 'P-1',
    ref: 'R-1',
    account: '+212612345678',
    amount: '3500',
    currency: 'MAD',
    state: 'done',
    at: WITHIN,
    decidedAt: WITHIN,
    ...details,
  };
}

describe('a network’s own statement', () => {
  it('has what moved on the day and what was refused, by time', () => {
    const standing = [
      entry({ id: 'P-1', decidedAt: WITHIN }),
      entry({
        id: 'P-2',
        state: 'declined',
        reason: 'ACCOUNT_BARRED',
        decidedAt: '2026-01-16T10:00:00.000Z',
      }),
      entry({ id: 'P-3', state: 'reversed', reason: 'REVERSED', decidedAt: '2026-01-16T11:00:00.000Z' }),
      entry({ id: 'C-1', kind: 'collection', payee: '100234', decidedAt: '2026-01-16T12:00:00.000Z' }),
    ];
    expect(statementOf(DAY, standing, new Date(AFTER))).toEqual({
      day: DAY,
      isFinal: true,
      lines: [
        expect.objectContaining({ result: { id: 'P-2', word: 'declined', reason: 'ACCOUNT_BARRED' } }),
        expect.objectContaining({ result: { id: 'P-3', word: 'declined', reason: 'REVERSED' } }),
        expect.objectContaining({ event: 'collection', ref: 'R-1', payee: '100234', amountMinor: '3500' }),
        expect.objectContaining({ result: { id: 'P-1', word: 'done', ref: 'R-1' } }),
      ],
    });
  });

  it('leaves out other days, what is pending, and what is no business of ours', () => {
    const standing = [
      entry({ decidedAt: AFTER }),
      entry({ state: 'pending', decidedAt: undefined }),
      entry({ kind: 'deposit' }),
      entry({ kind: 'duplicate', state: 'declined' }),
      entry({ state: 'reversed', account: '', amount: '0' }),
    ];
    expect(statementOf(DAY, standing, new Date(WITHIN))).toEqual({ day: DAY, isFinal: false, lines: [] });
  });

  it.each(['2026-01-17', '2026-02-30', 'today', '../books'])('is none of %s', (day) => {
    expect(statementOf(day, [entry({})], new Date(WITHIN))).toBeUndefined();
  });
});
