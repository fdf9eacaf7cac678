import { minorOfWritten } from './written-amount';

describe('an amount as people write it', () => {
  it.each([
    ['1234.5', 123_450n],
    ['1 234,50', 123_450n],
    ['1\u00a0234\u202f567,05', 123_456_705n],
    ['12', 1_200n],
    ['0,01', 1n],
    ['١٢٣٤٫٥٠', 123_450n],
    ['١٬٢٣٤٫٥', 123_450n],
    ['۱۲', 1_200n],
  ])('%s', (text, minor) => {
    expect(minorOfWritten(text)).toBe(minor);
  });

  it.each([
    '',
    '0',
    '0,00',
    '-5',
    '+5',
    '1,234',
    '1.234',
    '1e3',
    '12.345',
    '1.2.3',
    '12 34',
    'dix',
    '1 2',
    '9'.repeat(13),
  ])('refuses %j', (text) => {
    expect(minorOfWritten(text)).toBeUndefined();
  });
});
