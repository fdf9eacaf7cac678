import { decimalsOf, isCurrency } from './currency';
import type { Currency } from './currency';
import { MONEY_ERRORS } from './money.errors';
import { divideRounded } from './rounding';
import type { Rounding } from './rounding';

/** Money as it crosses every wire: whole minor units as text, because JSON numbers lose digits. */
export interface WireMoney {
  readonly minor: string;
  readonly currency: string;
}

/** The range of PostgreSQL's `bigint`, where every amount ends up. */
const MINOR_MAX = 2n ** 63n - 1n;
const WRITTEN = /^(-?)(0|[1-9]\d{0,18})(?:\.(\d{1,9}))?$/;
const WIRE_MINOR = /^(0|-?[1-9]\d{0,18})$/;
const BASIS = 10_000n;
const GROUP_AND_POINT = { en: [',', '.'], fr: ['\u00a0', ','], ar: ['.', ','] } as const;

/**
 * An amount of one currency in whole minor units (centimes). Immutable; never a `number`.
 *
 * It may be negative, because differences and net positions are; the direction of a movement is said
 * by who pays whom, so doors ask for `isPositive()`.
 *
 * Text from outside that is no money is refused with a `DomainError` of `MONEY_ERRORS`; two currencies
 * in one sum, or an amount no column can hold, is a mistake of the program and a `RangeError`.
 */
export class Money {
  private constructor(
    readonly minor: bigint,
    readonly currency: Currency,
  ) {}

  static of(minor: bigint, currency: string): Money {
    if (!isCurrency(currency)) throw new RangeError(`Not a currency we know: ${currency}`);
    if (typeof minor !== 'bigint') throw new RangeError('Minor units are a bigint');
    if (minor > MINOR_MAX || minor < -MINOR_MAX) throw new RangeError(`No column holds ${minor} minor units`);
    return new Money(minor, currency);
  }

  static zero(currency: string): Money {
    return Money.of(0n, currency);
  }

  /** Reads `10`, `10.5` or `10.50`, exactly. No sign but `-`, no grouping, no exponent, no leading zeros. */
  static parse(text: string, currency: string): Money {
    if (!isCurrency(currency)) throw MONEY_ERRORS.error('money.unknown_currency');
    const [, sign, whole = '', fraction = ''] = (typeof text === 'string' ? WRITTEN.exec(text) : null) ?? [];
    if (whole === '') throw MONEY_ERRORS.error('money.invalid_amount');
    const decimals = decimalsOf(currency);
    if (fraction.length > decimals) {
      throw MONEY_ERRORS.error('money.too_many_decimals', { params: { decimals: String(decimals) } });
    }
    const size = BigInt(whole + fraction.padEnd(decimals, '0'));
    if (size > MINOR_MAX) throw MONEY_ERRORS.error('money.invalid_amount');
    return new Money(sign === '-' ? -size : size, currency);
  }

  /** Reads `{ "minor": "1050", "currency": "MAD" }`; anything else is refused. */
  static fromWire(wire: unknown): Money {
    if (typeof wire !== 'object' || wire === null) throw MONEY_ERRORS.error('money.invalid_amount');
    const { minor, currency } = wire as Partial<Record<keyof WireMoney, unknown>>;
    if (typeof minor !== 'string' || !WIRE_MINOR.test(minor))
      throw MONEY_ERRORS.error('money.invalid_amount');
    if (!isCurrency(currency)) throw MONEY_ERRORS.error('money.unknown_currency');
    const value = BigInt(minor);
    if (value > MINOR_MAX || value < -MINOR_MAX) throw MONEY_ERRORS.error('money.invalid_amount');
    return new Money(value, currency);
  }

  toWire(): { minor: string; currency: Currency } {
    return { minor: this.minor.toString(), currency: this.currency };
  }

  /** `JSON.stringify` would throw on a bigint; this is what it writes instead. */
  toJSON(): { minor: string; currency: Currency } {
    return this.toWire();
  }

  /** `10.50`: the amount alone, in the writing that `parse` reads. */
  toDecimal(): string {
    const [whole, fraction] = this.wholeAndFraction();
    return `${this.minor < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
  }

  /** `10.50 MAD` */
  toString(): string {
    return `${this.toDecimal()} ${this.currency}`;
  }

  /** For people: `1 234,50 MAD` in French, `1,234.50 MAD` in English, `1.234,50 MAD` in Arabic as Morocco writes it. */
  format(language: 'en' | 'fr' | 'ar' = 'fr'): string {
    const [group, point] = GROUP_AND_POINT[language];
    const [whole, fraction] = this.wholeAndFraction();
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
    return `${this.minor < 0n ? '-' : ''}${grouped}${fraction === '' ? '' : point + fraction}\u00a0${this.currency}`;
  }

  plus(other: Money): Money {
    this.assertSameCurrency(other);
    return Money.of(this.minor + other.minor, this.currency);
  }

  minus(other: Money): Money {
    this.assertSameCurrency(other);
    return Money.of(this.minor - other.minor, this.currency);
  }

  negated(): Money {
    return Money.of(-this.minor, this.currency);
  }

  /** A share in hundredths of a percent: `basisPoints(125n, 'up')` is 1.25 %, and the caller names the rounding. */
  basisPoints(bps: bigint, rounding: Rounding): Money {
    return Money.of(divideRounded(this.minor * bps, BASIS, rounding), this.currency);
  }

  /**
   * Parts in proportion to the weights that add up to this amount to the last minor unit. What does not divide
   * goes, one unit each, to the parts cut shortest, the earlier first; a part of weight zero gets nothing.
   */
  split<const Weights extends readonly bigint[]>(
    weights: Weights,
  ): { -readonly [K in keyof Weights]: Money } {
    const total = weights.reduce((sum, weight) => sum + weight, 0n);
    if (total <= 0n || weights.some((weight) => weight < 0n)) {
      throw new RangeError('Weights are zero or more, and at least one is more');
    }
    const size = this.minor < 0n ? -this.minor : this.minor;
    const parts = weights.map((weight, place) => ({
      place,
      share: (size * weight) / total,
      rest: (size * weight) % total,
    }));
    let left = parts.reduce((rest, part) => rest - part.share, size);
    // Old phones have no `toSorted`.
    for (const part of [...parts].sort(
      (a, b) => Number(b.rest > a.rest) - Number(b.rest < a.rest) || a.place - b.place,
    )) {
      if (left === 0n) break;
      part.share += 1n;
      left -= 1n;
    }
    const shares = parts.map((part) => new Money(this.minor < 0n ? -part.share : part.share, this.currency));
    return shares as { -readonly [K in keyof Weights]: Money };
  }

  compare(other: Money): -1 | 0 | 1 {
    this.assertSameCurrency(other);
    if (this.minor === other.minor) return 0;
    return this.minor < other.minor ? -1 : 1;
  }

  /** Same amount of the same currency; another currency is simply not equal. */
  equals(other: Money): boolean {
    return this.minor === other.minor && this.currency === other.currency;
  }

  isPositive(): boolean {
    return this.minor > 0n;
  }

  isNegative(): boolean {
    return this.minor < 0n;
  }

  isZero(): boolean {
    return this.minor === 0n;
  }

  private wholeAndFraction(): [whole: string, fraction: string] {
    const decimals = decimalsOf(this.currency);
    const digits = (this.minor < 0n ? -this.minor : this.minor).toString().padStart(decimals + 1, '0');
    return [digits.slice(0, digits.length - decimals), digits.slice(digits.length - decimals)];
  }

  private assertSameCurrency(other: Money): void {
    if (other.currency !== this.currency)
      throw new RangeError(`Cannot mix ${this.currency} and ${other.currency}`);
  }
}
