import { lineIdOf } from './line-id';

const tranche = { programme: 'tayssir', ruleSet: 'tayssir-2020-21-t3', idcs: '5017983822' };

describe('the id of a line', () => {
  it('never changes: another id would be another payment', () => {
    expect(lineIdOf(tranche)).toBe('83eb686c-f7b8-5052-987d-fb59cfe4e5a7');
  });

  it('is another one for another household, tranche or programme', () => {
    const ids = [
      tranche,
      { ...tranche, idcs: '5017983823' },
      { ...tranche, ruleSet: 'tayssir-2021-22-t1' },
      { ...tranche, programme: 'other' },
    ].map(lineIdOf);
    expect(new Set(ids).size).toBe(4);
  });
});
