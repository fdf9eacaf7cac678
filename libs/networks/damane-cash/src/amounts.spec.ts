import { Money } from '@hanout/money';
import { amountOf, decimalOf } from './amounts';

describe('amounts of the standard', () => {
  it('are written with the decimals of the currency', () => {
    expect([1n, 3_500n, 12_345_678_901n].map((minor) => decimalOf(Money.of(minor, 'MAD')))).toEqual([
      '0.01',
      '35.00',
      '123456789.01',
    ]);
  });

  it.each([
    ['35', 3_500n],
    ['35.5', 3_550n],
    ['35.05', 3_505n],
    ['0.01', 1n],
  ])('reads %s', (said, minor) => expect(amountOf(said, 'MAD')?.minor).toBe(minor));

  it.each(['0', '0.00', '-1', '+1', '01', '35.', '.5', '35.005', '35.0000', '1e3', '1 000', '', 35, null])(
    'does not read %j',
    (said) => expect(amountOf(said, 'MAD')).toBeUndefined(),
  );

  it('reads dirhams only', () => expect(amountOf('35.00', 'EUR')).toBeUndefined());
});
