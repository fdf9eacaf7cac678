import fc from 'fast-check';
import {
  addDays,
  businessDayBounds,
  businessDayOf,
  businessInstant,
  businessTimeOf,
  isBusinessDay,
  systemClock,
} from './index';

const HOUR_MS = 3_600_000;
const at = (text: string): Date => new Date(text);
const boundsOf = (day: string): string[] =>
  Object.values(businessDayBounds(day)).map((instant) => instant.toISOString());
const hoursOf = (day: string): number => {
  const { from, to } = businessDayBounds(day);
  return (to.getTime() - from.getTime()) / HOUR_MS;
};

describe('the business day of Casablanca', () => {
  it.each([
    ['2026-01-15T22:59:59.999Z', '2026-01-15'],
    ['2026-01-15T23:00:00.000Z', '2026-01-16'],
    ['2026-02-15T01:59:59.999Z', '2026-02-15'],
    ['2026-02-15T02:00:00.000Z', '2026-02-15'],
    ['2026-02-15T23:00:00.000Z', '2026-02-15'],
    ['2026-02-16T00:00:00.000Z', '2026-02-16'],
    ['2026-03-21T23:59:59.999Z', '2026-03-21'],
    ['2026-03-22T22:59:59.999Z', '2026-03-22'],
    ['2026-03-22T23:00:00.000Z', '2026-03-23'],
    ['2026-09-19T23:00:00.000Z', '2026-09-20'],
    ['2026-11-24T23:59:59.999Z', '2026-11-24'],
    ['2026-11-25T00:00:00.000Z', '2026-11-25'],
  ])('of %s is %s', (instant, day) => {
    expect(businessDayOf(at(instant))).toBe(day);
  });

  it.each([
    ['an ordinary day at UTC+1', '2026-01-16', 24, '2026-01-15T23:00:00.000Z', '2026-01-16T23:00:00.000Z'],
    ['the switch into Ramadan', '2026-02-15', 25, '2026-02-14T23:00:00.000Z', '2026-02-16T00:00:00.000Z'],
    ['a day of Ramadan at UTC', '2026-03-01', 24, '2026-03-01T00:00:00.000Z', '2026-03-02T00:00:00.000Z'],
    ['the switch out of Ramadan', '2026-03-22', 23, '2026-03-22T00:00:00.000Z', '2026-03-22T23:00:00.000Z'],
    ['the return to UTC for good', '2026-09-20', 25, '2026-09-19T23:00:00.000Z', '2026-09-21T00:00:00.000Z'],
    ['the Ramadan after it', '2027-02-07', 24, '2027-02-07T00:00:00.000Z', '2027-02-08T00:00:00.000Z'],
    [
      'a switch at midnight, when clocks sprang forward then',
      '2008-06-01',
      23,
      '2008-06-01T00:00:00.000Z',
      '2008-06-01T23:00:00.000Z',
    ],
    [
      'a switch at midnight, back into the day before',
      '2008-08-31',
      25,
      '2008-08-30T23:00:00.000Z',
      '2008-09-01T00:00:00.000Z',
    ],
    ['the day after a leap day', '2024-03-01', 24, '2024-02-29T23:00:00.000Z', '2024-03-01T23:00:00.000Z'],
  ])('bounds %s: %s has %d hours', (_name, day, hours, from, to) => {
    expect(boundsOf(day)).toEqual([from, to]);
    expect(hoursOf(day)).toBe(hours);
  });

  it('has three days of another length in 2026: into Ramadan, out of it, and the return to UTC', () => {
    const odd = Array.from({ length: 365 }, (_, place) => addDays('2026-01-01', place)).filter(
      (day) => hoursOf(day) !== 24,
    );
    expect(odd).toEqual(['2026-02-15', '2026-03-22', '2026-09-20']);
  });

  it('holds every instant within the bounds of its day', () => {
    const instant = fc.date({
      min: at('1971-01-01T00:00:00Z'),
      max: at('2150-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instant, (moment) => {
        const { from, to } = businessDayBounds(businessDayOf(moment));
        expect(from <= moment && moment < to).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('tiles time without gap or overlap, in days of 23 to 25 hours', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60_000 }), (place) => {
        const day = addDays('1971-01-01', place);
        const { from, to } = businessDayBounds(day);
        expect(to).toEqual(businessDayBounds(addDays(day, 1)).from);
        expect(businessDayOf(from)).toBe(day);
        expect(businessDayOf(new Date(from.getTime() - 1))).toBe(addDays(day, -1));
        expect([23, 24, 25]).toContain(hoursOf(day));
      }),
      { numRuns: 300 },
    );
  });

  it.each(['2026-02-15', '2024-02-29', '1970-01-01', '9999-12-31'])('accepts the day %s', (day) => {
    expect(isBusinessDay(day)).toBe(true);
  });

  it.each([
    '',
    '2026-2-15',
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '15/02/2026',
    '2026-02-15T00:00:00Z',
    ' 2026-02-15',
    '2026-02-15\n',
    '٢٠٢٦-٠٢-١٥',
    '1969-12-31',
    '+010000-01-01',
    20260215,
    null,
    undefined,
    new Date(),
  ])('refuses the day %p', (day) => {
    expect(isBusinessDay(day)).toBe(false);
    expect(() => businessDayBounds(day as string)).toThrow(RangeError);
    expect(() => addDays(day as string, 1)).toThrow(RangeError);
  });

  it('counts calendar days over months, years and switches', () => {
    expect(addDays('2026-02-14', 1)).toBe('2026-02-15');
    expect(addDays('2026-02-15', 1)).toBe('2026-02-16');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
  });

  it('tells the time of a wall clock', () => {
    expect(businessTimeOf(at('2026-08-24T02:56:07Z'))).toBe('03:56:07');
    expect(businessTimeOf(at('2026-11-24T02:56:07Z'))).toBe('02:56:07');
  });

  it.each([
    ['2026-08-24', '20:00', '2026-08-24T19:00:00.000Z'],
    ['2026-11-28', '20:00', '2026-11-28T20:00:00.000Z'],
    ['2026-11-28', '00:00', '2026-11-28T00:00:00.000Z'],
    // 25 hours: 02:30 is shown twice, 20:00 after it once.
    ['2026-02-15', '02:30', '2026-02-15T01:30:00.000Z'],
    ['2026-02-15', '20:00', '2026-02-15T20:00:00.000Z'],
    // 23 hours: 02:30 is skipped.
    ['2026-03-22', '01:30', '2026-03-22T01:30:00.000Z'],
    ['2026-03-22', '02:30', '2026-03-22T02:30:00.000Z'],
    ['2026-03-22', '20:00', '2026-03-22T19:00:00.000Z'],
  ])('finds when the clock shows %s %s', (day, time, instant) => {
    expect(businessInstant({ day, time }).toISOString()).toBe(instant);
  });

  it.each(['24:00', '8:00', '20:60', '20:00:00', ''])('refuses the time %p', (time) => {
    expect(() => businessInstant({ day: '2026-11-28', time })).toThrow(RangeError);
  });

  it('has no day for an invalid date', () => {
    expect(() => businessDayOf(new Date(Number.NaN))).toThrow(RangeError);
  });

  it('has a system clock that tells the time', () => {
    expect(Math.abs(systemClock.now().getTime() - Date.now())).toBeLessThan(1_000);
  });
});
