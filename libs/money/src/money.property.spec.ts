import fc from 'fast-check';
import { CURRENCIES, divideRounded, Money } from './index';
import type { Rounding } from './index';

const currency = fc.constantFrom(...CURRENCIES);
const minor = fc.bigInt({ min: -(2n ** 63n) + 1n, max: 2n ** 63n - 1n });
const money = fc.tuple(minor, currency).map(([value, code]) => Money.of(value, code));
const rounding = fc.constantFrom<Rounding>('up', 'down', 'half_up', 'half_even');
const weights = fc
  .array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 12 })
  .filter((list) => list.some((weight) => weight > 0n));
const abs = (value: bigint): bigint => (value < 0n ? -value : value);

describe('Money, whatever the amount', () => {
  it('is read back from what it prints', () => {
    fc.assert(
      fc.property(money, (amount) => {
        expect(Money.parse(amount.toDecimal(), amount.currency).equals(amount)).toBe(true);
      }),
    );
  });

  it('is the same after the wire', () => {
    fc.assert(
      fc.property(money, (amount) => {
        expect(Money.fromWire(JSON.parse(JSON.stringify(amount))).equals(amount)).toBe(true);
      }),
    );
  });

  it('never reads a text as anything but what it says', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^-?[0-9.]{1,12}$/), (text) => {
        const read = ((): Money | undefined => {
          try {
            return Money.parse(text, 'MAD');
          } catch {
            return undefined;
          }
        })();
        const [whole = '', fraction = ''] = text.split('.');
        if (read !== undefined) expect(read.minor).toBe(BigInt(whole + fraction.padEnd(2, '0')));
      }),
    );
  });

  it('loses nothing in a split, and is fair to less than one unit', () => {
    fc.assert(
      fc.property(money, weights, (amount, list) => {
        const parts = amount.split(list);
        const total = list.reduce((sum, weight) => sum + weight, 0n);
        expect(parts.reduce((sum, part) => sum + part.minor, 0n)).toBe(amount.minor);
        parts.forEach((part, place) => {
          const weight = list[place] ?? 0n;
          expect(abs(part.minor * total - amount.minor * weight)).toBeLessThan(total);
          if (weight === 0n) expect(part.isZero()).toBe(true);
        });
      }),
    );
  });

  it('gives equal weights parts that differ by one unit at most', () => {
    fc.assert(
      fc.property(money, fc.integer({ min: 1, max: 40 }), (amount, count) => {
        const sizes = amount.split(Array<bigint>(count).fill(7n)).map((part) => abs(part.minor));
        expect(sizes).toEqual(sizes.toSorted((a, b) => (a === b ? 0 : a > b ? -1 : 1)));
        expect((sizes[0] ?? 0n) - (sizes.at(-1) ?? 0n)).toBeLessThanOrEqual(1n);
      }),
    );
  });

  it('rounds within its bounds and mirrors the sign', () => {
    fc.assert(
      fc.property(minor, fc.bigInt({ min: 1n, max: 10n ** 9n }), rounding, (numerator, denominator, how) => {
        const result = divideRounded(numerator, denominator, how);
        const off = result * denominator - numerator;
        if (how === 'up') expect(abs(result) * denominator - abs(numerator)).toBeGreaterThanOrEqual(0n);
        if (how === 'down') expect(abs(result) * denominator - abs(numerator)).toBeLessThanOrEqual(0n);
        if (how.startsWith('half')) expect(abs(off) * 2n).toBeLessThanOrEqual(denominator);
        expect(abs(off)).toBeLessThan(denominator);
        expect(divideRounded(-numerator, denominator, how)).toBe(-result);
        if (abs(off) * 2n === denominator && how === 'half_even') expect(result % 2n).toBe(0n);
      }),
    );
  });

  it('adds and takes away again without a trace', () => {
    const small = fc.bigInt({ min: -(2n ** 61n), max: 2n ** 61n });
    fc.assert(
      fc.property(small, small, currency, (a, b, code) => {
        const first = Money.of(a, code);
        expect(first.plus(Money.of(b, code)).minus(Money.of(b, code)).equals(first)).toBe(true);
      }),
    );
  });
});
