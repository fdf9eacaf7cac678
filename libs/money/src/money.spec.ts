import { DomainError } from '@hanout/errors';
import { CURRENCIES, decimalsOf, isCurrency, Money } from './index';
import type { Rounding } from './index';

const mad = (text: string): Money => Money.parse(text, 'MAD');
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return error instanceof DomainError ? error.code : `not a refusal: ${String(error)}`;
  }
  return 'no error';
};

describe('Money', () => {
  it('does what the house style promises', () => {
    const price = Money.parse('10.00', 'MAD');
    expect(price.basisPoints(125n, 'up').toString()).toBe('0.13 MAD');
    const [a, b, c] = price.split([1n, 1n, 1n]);
    expect([a, b, c].map(String)).toEqual(['3.34 MAD', '3.33 MAD', '3.33 MAD']);
  });

  describe('parse', () => {
    it.each([
      ['10.50', 'MAD', 1050n],
      ['10.5', 'MAD', 1050n],
      ['10', 'MAD', 1000n],
      ['0', 'MAD', 0n],
      ['-0.00', 'MAD', 0n],
      ['0.01', 'MAD', 1n],
      ['-0.01', 'MAD', -1n],
      ['1500', 'XOF', 1500n],
      ['1500', 'RWF', 1500n],
      ['1.234', 'TND', 1234n],
      ['1.2', 'TND', 1200n],
      ['92233720368547758.07', 'MAD', 2n ** 63n - 1n],
    ])('reads %s %s', (text, currency, minor) => {
      expect(Money.parse(text, currency).minor).toBe(minor);
    });

    it.each([
      '',
      ' ',
      '-',
      '.',
      '.5',
      '5.',
      '05',
      '00',
      '+1',
      '--1',
      ' 1',
      '1 ',
      '1\n',
      '1,5',
      '1 000',
      '1.000,00',
      '1e3',
      '0x10',
      '1.5.0',
      'NaN',
      'Infinity',
      '١٠',
      '١٠.٥٠',
      '１',
      '10 MAD',
      '92233720368547758.08',
      '9'.repeat(20),
      '9'.repeat(100_000),
    ])('refuses %j', (text) => {
      expect(codeOf(() => mad(text))).toBe('money.invalid_amount');
    });

    it.each([
      ['10.505', 'MAD'],
      ['10.500', 'MAD'],
      ['1.0', 'XOF'],
      ['1.2345', 'TND'],
    ])('refuses the decimals of %s %s', (text, currency) => {
      expect(codeOf(() => Money.parse(text, currency))).toBe('money.too_many_decimals');
    });

    it.each(['mad', 'XXX', '', 'MAD ', '__proto__', 'toString', 'constructor'])(
      'refuses the currency %j',
      (currency) => {
        expect(codeOf(() => Money.parse('1', currency))).toBe('money.unknown_currency');
      },
    );

    it('refuses what is no text at all, because a body may hold anything', () => {
      for (const value of [10.5, 10n, null, undefined, {}, ['1']]) {
        expect(codeOf(() => Money.parse(value as unknown as string, 'MAD'))).toBe('money.invalid_amount');
      }
    });
  });

  it('has no way in for a number, an unknown currency or more than a column holds', () => {
    expect(() => Money.of(1050 as unknown as bigint, 'MAD')).toThrow(RangeError);
    expect(() => Money.of(1n, 'ZZZ')).toThrow(RangeError);
    expect(() => Money.of(2n ** 63n, 'MAD')).toThrow(RangeError);
    expect(() => Money.of(2n ** 63n - 1n, 'MAD').plus(Money.of(1n, 'MAD'))).toThrow(RangeError);
    expect(() => Money.of(2n ** 62n, 'MAD').basisPoints(20_000n, 'down')).toThrow(RangeError);
  });

  it('prints by the decimals of the currency', () => {
    expect(Money.of(5n, 'MAD').toString()).toBe('0.05 MAD');
    expect(Money.of(-5n, 'MAD').toString()).toBe('-0.05 MAD');
    expect(Money.of(5n, 'XOF').toString()).toBe('5 XOF');
    expect(Money.of(5n, 'TND').toString()).toBe('0.005 TND');
    expect(Money.of(0n, 'MAD').toDecimal()).toBe('0.00');
  });

  it('formats for people in three languages', () => {
    const large = Money.of(2_989_470_050n, 'MAD');
    expect(large.format()).toBe('29\u00a0894\u00a0700,50\u00a0MAD');
    expect(large.format('en')).toBe('29,894,700.50\u00a0MAD');
    expect(large.format('ar')).toBe('29.894.700,50\u00a0MAD');
    expect(Money.of(-100_000n, 'MAD').format('en')).toBe('-1,000.00\u00a0MAD');
    expect(Money.of(999n, 'XOF').format('en')).toBe('999\u00a0XOF');
  });

  it('adds, subtracts and compares within one currency only', () => {
    expect(mad('0.10').plus(mad('0.20')).equals(mad('0.30'))).toBe(true);
    expect(mad('1').minus(mad('1.01')).minor).toBe(-1n);
    expect(mad('1').negated().minor).toBe(-100n);
    expect([mad('1').compare(mad('2')), mad('2').compare(mad('2')), mad('3').compare(mad('2'))]).toEqual([
      -1, 0, 1,
    ]);
    const euro = Money.parse('1', 'EUR');
    for (const act of ['plus', 'minus', 'compare'] as const)
      expect(() => mad('1')[act](euro)).toThrow('Cannot mix MAD and EUR');
    expect(mad('1').equals(euro)).toBe(false);
    expect([mad('1').isPositive(), mad('0').isPositive(), mad('-1').isPositive()]).toEqual([
      true,
      false,
      false,
    ]);
    expect([mad('1').isZero(), mad('0').isZero()]).toEqual([false, true]);
    expect([mad('1').isNegative(), mad('0').isNegative(), mad('-1').isNegative()]).toEqual([
      false,
      false,
      true,
    ]);
  });

  describe('basisPoints', () => {
    const cases: [minor: bigint, bps: bigint, rounding: Rounding, result: bigint][] = [
      [1000n, 125n, 'up', 13n],
      [1000n, 125n, 'down', 12n],
      [1000n, 125n, 'half_up', 13n],
      [1000n, 125n, 'half_even', 12n],
      [1000n, 135n, 'half_even', 14n],
      [1000n, 124n, 'half_up', 12n],
      [1000n, 126n, 'half_even', 13n],
      [1000n, 100n, 'up', 10n],
      [1n, 1n, 'up', 1n],
      [1n, 1n, 'down', 0n],
      [1n, 5000n, 'half_up', 1n],
      [1n, 5000n, 'half_even', 0n],
      [3n, 5000n, 'half_even', 2n],
      [-1000n, 125n, 'up', -13n],
      [-1000n, 125n, 'down', -12n],
      [-1000n, 125n, 'half_up', -13n],
      [-1000n, 125n, 'half_even', -12n],
      [-1n, 5000n, 'half_up', -1n],
      [0n, 125n, 'up', 0n],
    ];
    it.each(cases)('of %s at %s, %s, is %s', (minor, bps, rounding, result) => {
      expect(Money.of(minor, 'MAD').basisPoints(bps, rounding).minor).toBe(result);
    });
  });

  describe('split', () => {
    const minors = (minor: bigint, weights: bigint[]): bigint[] =>
      Money.of(minor, 'MAD')
        .split(weights)
        .map((part) => part.minor);

    it.each([
      [1000n, [1n, 1n, 1n], [334n, 333n, 333n]],
      [2n, [1n, 1n, 1n], [1n, 1n, 0n]],
      [100n, [70n, 20n, 10n], [70n, 20n, 10n]],
      [1n, [1n, 99n], [0n, 1n]],
      [5n, [0n, 1n, 0n, 1n], [0n, 3n, 0n, 2n]],
      [-1000n, [1n, 1n, 1n], [-334n, -333n, -333n]],
      [0n, [3n, 4n], [0n, 0n]],
      [7n, [5n], [7n]],
    ])('of %s by %j is %j', (minor, weights, parts) => {
      expect(minors(minor, weights)).toEqual(parts);
    });

    it.each([[[]], [[0n]], [[0n, 0n]], [[2n, -1n]]])('refuses the weights %j', (weights: bigint[]) => {
      expect(() => minors(10n, weights)).toThrow(RangeError);
    });
  });

  describe('on the wire', () => {
    it('is two texts, through JSON too', () => {
      expect(mad('10.50').toWire()).toEqual({ minor: '1050', currency: 'MAD' });
      expect(JSON.stringify({ amount: mad('10.50') })).toBe('{"amount":{"minor":"1050","currency":"MAD"}}');
      expect(Money.fromWire(JSON.parse('{"minor":"-1050","currency":"MAD"}')).minor).toBe(-1050n);
    });

    it.each([
      null,
      undefined,
      'x',
      10,
      [],
      {},
      { minor: 1050, currency: 'MAD' },
      { minor: 1050n, currency: 'MAD' },
      { minor: '10.50', currency: 'MAD' },
      { minor: '', currency: 'MAD' },
      { minor: '-0', currency: 'MAD' },
      { minor: '01', currency: 'MAD' },
      { minor: ' 1', currency: 'MAD' },
      { minor: '1e3', currency: 'MAD' },
      { minor: '0x1', currency: 'MAD' },
      { minor: '9223372036854775808', currency: 'MAD' },
    ])('refuses the amount of %p', (wire) => {
      expect(codeOf(() => Money.fromWire(wire))).toBe('money.invalid_amount');
    });

    it.each([
      { minor: '1' },
      { minor: '1', currency: 'mad' },
      { minor: '1', currency: 504 },
      { minor: '1', currency: 'valueOf' },
    ])('refuses the currency of %j', (wire) => {
      expect(codeOf(() => Money.fromWire(wire))).toBe('money.unknown_currency');
    });
  });

  it('knows the decimals of its currencies', () => {
    expect(
      Object.fromEntries(
        ['MAD', 'XOF', 'TND', 'EUR', 'USD', 'GBP', 'RWF', 'KES'].map((code) => [
          code,
          isCurrency(code) && decimalsOf(code),
        ]),
      ),
    ).toEqual({
      MAD: 2,
      XOF: 0,
      TND: 3,
      EUR: 2,
      USD: 2,
      GBP: 2,
      RWF: 0,
      KES: 2,
    });
    expect(CURRENCIES.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true);
  });
});
