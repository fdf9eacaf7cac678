import { linePaymentId } from './line-ids';

const first = {
  bulkId: '017d95a4-4d54-7188-9845-00fe25a14046',
  createdAt: new Date('2026-11-28T07:00:00.123Z'),
  line: 2,
  attempt: 1,
};

describe('the id of a line’s payment', () => {
  it('never changes: another id would be another payment', () => {
    expect(linePaymentId(first)).toBe('01a220f4-21fb-7002-bee9-9b78063d06f0');
    expect(linePaymentId({ ...first })).toBe(linePaymentId(first));
  });

  it('is another one for another bulk, line or attempt', () => {
    const ids = [first, { ...first, bulkId: 'other' }, { ...first, line: 3 }, { ...first, attempt: 2 }].map(
      linePaymentId,
    );
    expect(new Set(ids).size).toBe(4);
  });

  it('grows with the line', () => {
    const ids = Array.from({ length: 20_000 }, (_, line) => linePaymentId({ ...first, line }));
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
