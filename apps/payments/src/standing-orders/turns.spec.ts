import { isBusinessDay } from '@hanout/calendar';
import fc from 'fast-check';
import { dayOfTurn } from './turns';

describe('the turns of a standingOrder', () => {
  it.each([
    ['day', '2026-02-27', ['2026-02-27', '2026-02-28', '2026-03-01']],
    ['week', '2026-12-24', ['2026-12-24', '2026-12-31', '2027-01-07']],
    ['month', '2027-12-31', ['2027-12-31', '2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30']],
    ['month', '2026-11-05', ['2026-11-05', '2026-12-05', '2027-01-05']],
  ] as const)('come every %s from %s', (every, first, days) => {
    expect(days.map((_, place) => dayOfTurn(first, every, place + 1))).toEqual(days);
  });

  it('are days that exist, each later than the one before', () => {
    const firsts = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        firsts,
        fc.constantFrom('day' as const, 'week' as const, 'month' as const),
        fc.integer({ min: 1, max: 600 }),
        (first, every, turn) => {
          const [one, next] = [dayOfTurn(first, every, turn), dayOfTurn(first, every, turn + 1)];
          expect(isBusinessDay(one)).toBe(true);
          expect(next > one).toBe(true);
        },
      ),
    );
  });
});
