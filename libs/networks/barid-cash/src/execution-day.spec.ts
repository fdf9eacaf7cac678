import fc from 'fast-check';
import { executionDayOf, type ExecutionRules } from './execution-day';
import rules from './execution-rules.json';

const dayOf = (instant: string, dated?: ExecutionRules[]): string => executionDayOf(new Date(instant), dated);

describe('the day of execution', () => {
  it.each([
    ['a Friday before the cut-off', '2026-11-27T15:59:59Z', '2026-11-27'],
    ['the cut-off itself is late', '2026-11-27T16:00:00Z', '2026-11-30'],
    ['a Saturday', '2026-11-28T10:00:00Z', '2026-11-30'],
    ['a Sunday night', '2026-11-29T23:59:59Z', '2026-11-30'],
    ['a public holiday', '2026-11-18T10:00:00Z', '2026-11-19'],
    ['late on the day before a holiday', '2026-11-17T17:00:00Z', '2026-11-19'],
    ['the Throne Day, a Thursday', '2026-07-30T09:00:00Z', '2026-07-31'],
    ['New Year, a Friday, and the weekend after it', '2027-01-01T09:00:00Z', '2027-01-04'],
  ])('of %s', (_name, instant, day) => expect(dayOf(instant)).toBe(day));

  it('goes by a clock on the wall in Casablanca, at UTC+1 until September 2026', () => {
    expect(dayOf('2026-08-24T14:59:59Z')).toBe('2026-08-24');
    expect(dayOf('2026-08-24T15:00:00Z')).toBe('2026-08-25');
    expect(dayOf('2026-08-23T23:30:00Z')).toBe('2026-08-24');
  });

  it('goes by the rules of its day', () => {
    const first: ExecutionRules = rules.inForce[0]!;
    const dated = [
      { ...first, effectiveFrom: '2027-06-01', cutOff: '12:00:00', movingHolidays: ['2027-06-02'] },
      { ...first, movingHolidays: ['2026-11-24'] },
    ];
    expect(dayOf('2026-11-24T10:00:00Z', dated)).toBe('2026-11-25');
    expect(dayOf('2027-05-31T13:00:00Z', dated)).toBe('2027-05-31');
    expect(dayOf('2027-06-01T13:00:00Z', dated)).toBe('2027-06-03');
    expect(dayOf('2020-01-06T10:00:00Z', dated)).toBe('2020-01-06');
    expect(() => dayOf('2026-11-24T10:00:00Z', [])).toThrow(RangeError);
  });

  it('never comes before the order, and is near', () => {
    const instant = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2035-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instant, (takenAt) => {
        const away = Date.parse(`${executionDayOf(takenAt)}T23:59:59Z`) - takenAt.getTime();
        expect(away).toBeGreaterThanOrEqual(-3_600_000);
        expect(away).toBeLessThan(7 * 86_400_000);
      }),
    );
  });

  it('says where its rules come from', () => {
    expect(rules.source).toMatch(/contract/);
    for (const one of rules.inForce) expect(one.effectiveFrom).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});
