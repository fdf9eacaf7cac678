import { writeFraction } from './fraction';

it.each([
  ['600000', '0,60'],
  ['0', '0,00'],
  ['105000', '0,105'],
  ['1', '0,000001'],
  ['12345678900', '12\u202f345,6789'],
])('writes %s parts as %s dirhams', (fraction, text) => {
  expect(writeFraction(fraction)).toBe(text);
});
