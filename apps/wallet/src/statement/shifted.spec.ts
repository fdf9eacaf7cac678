import { shifted } from './shifted';

it.each([
  ['2026-11', 1, '2026-12'],
  ['2026-12', 1, '2027-01'],
  ['2026-01', -1, '2025-12'],
  ['2026', -1, '2025'],
])('%s moved by %i is %s', (period, by, moved) => {
  expect(shifted(period, by)).toBe(moved);
});
