import { Money } from '@hanout/money';
import { readAmount, writeAmount } from './amounts';

describe('an amount', () => {
  it.each([
    [1n, '0.01'],
    [99n, '0.99'],
    [3_500n, '35.00'],
    [3_505n, '35.05'],
    [12_345_678_901n, '123456789.01'],
    [999_999_999_999_999_999n, '9999999999999999.99'],
  ])('of %d centimes is %s, both ways', (minor, value) => {
    const amount = Money.of(minor, 'MAD');
    expect(writeAmount(amount)).toEqual({ value, currency: 'MAD' });
    expect(readAmount(value, 'MAD')).toEqual(amount);
  });

  it.each([
    '35',
    '35.0',
    '35.000',
    '35,00',
    '.50',
    '035.00',
    '-35.00',
    '+35.00',
    '3.5e1',
    ' 35.00',
    '35.00\n',
    '٣٥.٠٠',
    '0.00',
    '99999999999999999.99',
    35,
    35.05,
    null,
    undefined,
  ])('is not %j', (value) => expect(readAmount(value, 'MAD')).toBeUndefined());

  it.each(['EUR', 'mad', '504', undefined])('is none in %j', (currency) =>
    expect(readAmount('35.00', currency)).toBeUndefined(),
  );
});
