import { Money } from '@hanout/money';
import { amountOf, decimalOf } from './amounts';

describe('amounts of the wire', () => {
  it('have two decimals, and are read back to the centime', () => {
    for (const minor of [1n, 99n, 100n, 3_500n, 12_345_678_901n]) {
      const said = decimalOf(Money.of(minor, 'MAD'));
      expect(said).toMatch(/^\d+\.\d{2}$/);
      expect(amountOf(said, 'MAD')?.minor).toBe(minor);
    }
  });

  it.each(['35', '35.0', '35.000', '0.00', '-1.00', '+1.00', '01.00', '.50', '1e3', ' 35.00', '', undefined])(
    'are not %j',
    (said) => expect(amountOf(said, 'MAD')).toBeUndefined(),
  );

  it('are dirhams', () => expect(amountOf('35.00', 'EUR')).toBeUndefined());
});
