import { Money } from '@hanout/money';
import { readAmount, writeAmount } from './amounts';

describe('an amount', () => {
  it.each([
    [1n, '0.01'],
    [3_500n, '35.00'],
    [12_345_678_901n, '123456789.01'],
    [999_999_999_999_999_999n, '9999999999999999.99'],
  ])('of %d centimes is %s, both ways', (minor, text) => {
    expect(writeAmount(Money.of(minor, 'MAD'))).toBe(text);
    expect(readAmount(text, 'MAD')).toEqual(Money.of(minor, 'MAD'));
  });

  it.each([
    ['35', 3_500n],
    ['35.5', 3_550n],
    ['0.5', 50n],
  ])('%s is read as %d centimes', (text, minor) =>
    expect(readAmount(text, 'MAD')).toEqual(Money.of(minor, 'MAD')),
  );

  it.each([
    '35.000',
    '35.',
    '.5',
    '35,00',
    '035',
    '-35',
    '3e1',
    ' 35',
    '35\n',
    '',
    '0',
    '0.00',
    35,
    35.5,
    null,
  ])('is not %j', (said) => expect(readAmount(said, 'MAD')).toBeUndefined());

  it.each(['EUR', 'mad', undefined])('is none in %j', (currency) =>
    expect(readAmount('35.00', currency)).toBeUndefined(),
  );
});
