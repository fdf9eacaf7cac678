import type { PayoutEnd, PayoutRow, Word } from './payout.entity';
import { judge } from './payout.verdict';

const yes = (ref = 'CP1'): PayoutEnd => ({ state: 'succeeded', ref });
const no = (reason = 'BARRED'): PayoutEnd => ({ state: 'declined', reason });
const word = (end: PayoutEnd, payoutId = 'a'): Word => ({ payoutId, end, by: 'call' });
const row = (end?: PayoutEnd): PayoutRow => ({
  payoutId: 'a',
  state: end?.state ?? 'waiting',
  ref: end?.state === 'succeeded' ? end.ref : null,
  reason: end?.state === 'declined' ? end.reason : null,
  endedAt: end ? new Date() : null,
});

describe('what is made of the words about a payout', () => {
  it('ends with the first of them, whichever it is', () => {
    expect(judge([row()], [word(yes()), word(no())])).toEqual({
      ends: [word(yes())],
      contradictions: [{ payoutId: 'a', stands: yes(), word: word(no()) }],
      unmatched: [],
    });
    expect(judge([row()], [word(no()), word(yes())])).toMatchObject({
      ends: [word(no())],
      contradictions: [{ stands: no(), word: word(yes()) }],
    });
  });

  it.each([
    [yes(), yes()],
    [no(), no()],
    [no(), no('CLOSED')],
  ])('hears nothing new: %j, then %j', (stands, again) => {
    expect(judge([row(stands)], [word(again)])).toEqual({ ends: [], contradictions: [], unmatched: [] });
  });

  it.each([
    [yes(), no()],
    [no(), yes()],
    [yes(), yes('CP2')],
  ])('is contradicted: %j, then %j', (stands, other) => {
    expect(judge([row(stands)], [word(other)])).toEqual({
      ends: [],
      contradictions: [{ payoutId: 'a', stands, word: word(other) }],
      unmatched: [],
    });
  });

  it('is never applied to another', () => {
    expect(judge([row()], [word(yes(), 'b')])).toEqual({
      ends: [],
      contradictions: [],
      unmatched: [word(yes(), 'b')],
    });
  });
});
