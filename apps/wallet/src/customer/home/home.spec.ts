import { monthBefore } from './last-operations';
import { shareUsed } from './share-used';

const minor = (amount: number) => ({ minor: String(amount) });

it.each([
  [0, 20_000, 0],
  [5_000, 15_000, 25],
  [19_999, 1, 99],
  [20_000, 0, 100],
  // A ceiling that was lowered under the balance.
  [30_000, 0, 100],
])('a wallet with %i and room for %i is %i %% full', (balance, toReceive, share) => {
  expect(shareUsed(minor(balance), minor(toReceive))).toBe(share);
});

it.each([
  ['2026-11', '2026-10'],
  ['2026-01', '2025-12'],
  ['2026-10', '2026-09'],
])('the month before %s is %s', (month, before) => {
  expect(monthBefore(month)).toBe(before);
});
