import { partOf, periodOf } from './period';

const boundsOf = (wished: string): string[] => {
  const { from, to } = periodOf(wished, new Date());
  return [from.toISOString(), to.toISOString()];
};

it.each([
  ['2024-03-10', '2024-03-09T23:00:00.000Z', '2024-03-11T00:00:00.000Z'],
  ['2024-03', '2024-02-29T23:00:00.000Z', '2024-04-01T00:00:00.000Z'],
  ['2024-02', '2024-01-31T23:00:00.000Z', '2024-02-29T23:00:00.000Z'],
  ['2021-12', '2021-11-30T23:00:00.000Z', '2021-12-31T23:00:00.000Z'],
  ['2021', '2020-12-31T23:00:00.000Z', '2021-12-31T23:00:00.000Z'],
  ['2026', '2025-12-31T23:00:00.000Z', '2027-01-01T00:00:00.000Z'],
])('%s is from %s to %s', (wished, from, to) => {
  expect(boundsOf(wished)).toEqual([from, to]);
});

it('is of the day in Casablanca that the clock shows', () => {
  const { name, unit } = periodOf('today', new Date('2021-12-06T23:30:00Z'));
  expect([name, unit]).toEqual(['2021-12-07', 'day']);
});

it.each(['2024-02-30', '2024-13', '2024-00', '0000', '1969', '9999', '9999-12'])('is not %s', (wished) => {
  expect(() => periodOf(wished, new Date())).toThrow(
    expect.objectContaining({ code: 'payments.unknown_period', field: 'period' }),
  );
});

it('has days of a month and months of a year, by the clock in Casablanca', () => {
  const instant = new Date('2021-11-30T23:00:00Z');
  expect(partOf(periodOf('2021-12', instant), instant)).toBe('2021-12-01');
  expect(partOf(periodOf('2021', instant), instant)).toBe('2021-12');
});
