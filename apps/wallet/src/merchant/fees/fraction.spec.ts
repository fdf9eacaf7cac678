import { writeFraction, writeRate } from './fraction';

it.each([
  ['600000', '0,60'],
  ['0', '0,00'],
  ['105000', '0,105'],
  ['1', '0,000001'],
  ['12345678900', '12\u202f345,6789'],
])('writes %s parts as %s dirhams', (fraction, text) => {
  expect(writeFraction(fraction)).toBe(text);
});

it.each([
  [60, '0,60\u00a0%'],
  [100, '1,00\u00a0%'],
  [5, '0,05\u00a0%'],
])('writes %i basis points as %s', (bps, text) => {
  expect(writeRate(bps)).toBe(text);
});
