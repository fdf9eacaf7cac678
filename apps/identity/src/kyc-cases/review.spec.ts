import { createHash, randomUUID } from 'node:crypto';
import { KYC_CASE_STATES, KYC_OUTCOMES, type KycCaseState } from '@hanout/contracts';
import { FINAL_STATES, KYC_CASE_MOVES, REASONS_OF } from './kyc-case.moves';
import reasons from './kyc-reasons.json';
import { isDrawn, resultOf } from './review';

describe('the moves of a case', () => {
  it('reach every state from a draft, leave every open one, and no final one', () => {
    const moves = Object.values(KYC_CASE_MOVES) as {
      from: readonly KycCaseState[];
      to: readonly KycCaseState[];
    }[];
    const reached = new Set<KycCaseState>(['draft']);
    for (const state of reached)
      for (const { from, to } of moves) if (from.includes(state)) to.forEach((next) => reached.add(next));
    expect([...reached].sort()).toEqual([...KYC_CASE_STATES].sort());
    const left = new Set(moves.flatMap(({ from }) => from));
    expect(KYC_CASE_STATES.filter((state) => !left.has(state))).toEqual(FINAL_STATES);
  });

  it('are what a review can come to', () => {
    const results = new Set<KycCaseState>();
    for (const stage of ['first', 'second', 'last'] as const)
      for (const isDrawn of [true, false])
        for (const firstOutcome of ['approved', 'rejected'] as const)
          for (const outcome of KYC_OUTCOMES) {
            const result = resultOf({ stage, isDrawn, firstOutcome }, outcome);
            if (result) results.add(result.state);
          }
    expect([...results].sort()).toEqual([...KYC_CASE_MOVES.review.to].sort());
  });
});

it('every coded reason has its words in three languages, and no words are left over', () => {
  expect(Object.keys(reasons).sort()).toEqual(Object.values(REASONS_OF).flat().sort());
  for (const text of Object.values(reasons)) {
    expect(Object.keys(text)).toEqual(['ar', 'fr', 'en']);
    expect(text.ar).toMatch(/\p{Script=Arabic}/u);
  }
});

describe('a review', () => {
  const first = { stage: 'first', firstOutcome: null, isDrawn: false } as const;

  it('decides by itself when the case is not drawn', () => {
    expect(resultOf(first, 'approved')).toMatchObject({ state: 'approved' });
    expect(resultOf(first, 'rejected')).toMatchObject({ state: 'rejected' });
  });

  it('of a drawn case waits for another one, which agrees or escalates', () => {
    const after = resultOf({ ...first, isDrawn: true }, 'approved')!;
    expect(after).toEqual({ state: 'submitted', stage: 'second', firstOutcome: 'approved' });
    const second = { stage: after.stage, firstOutcome: after.firstOutcome, isDrawn: true };
    expect(resultOf(second, 'approved')).toMatchObject({ state: 'approved' });
    expect(resultOf(second, 'rejected')).toMatchObject({
      state: 'escalated',
      stage: 'last',
    });
  });

  it('that has the last word cannot pass it on', () => {
    const last = { stage: 'last', firstOutcome: 'approved', isDrawn: true } as const;
    expect(resultOf(last, 'escalated')).toBeUndefined();
    expect(resultOf(last, 'rejected')).toMatchObject({ state: 'rejected' });
  });
});

describe('the draw', () => {
  const key = createHash('sha256').update('key').digest();

  it('is the same for a case every time, and another with another key', () => {
    const ids = Array.from({ length: 2_000 }, () => randomUUID());
    const drawn = (by: Buffer) => ids.filter((id) => isDrawn(by, id, 1_000));
    expect(drawn(key)).toEqual(ids.filter((id) => isDrawn(key, id.toUpperCase(), 1_000)));
    expect(drawn(key)).not.toEqual(drawn(createHash('sha256').update('other').digest()));
    // One in ten of 2,000: 200, and six standard deviations are 81.
    expect(drawn(key).length).toBeGreaterThan(119);
    expect(drawn(key).length).toBeLessThan(281);
  });

  it('draws none or all where the share says so', () => {
    const id = randomUUID();
    expect([isDrawn(key, id, 0), isDrawn(key, id, 10_000)]).toEqual([false, true]);
  });
});
