import fc from 'fast-check';
import { Money } from '@hanout/money';
import { assessFee, bandsFault } from './index';

const mad = (text: string) => Money.parse(text, 'MAD');

const schedule = {
  currency: 'MAD',
  bands: [
    { minMinor: '1', maxMinor: '5000', fixedMinor: '0', bps: 0 },
    { minMinor: '5001', maxMinor: '2000000', fixedMinor: '0', bps: 60, capMinor: '2000' },
  ],
};

describe('assessFee', () => {
  it.each([
    ['0.01', '0.00'],
    ['50.00', '0.00'],
    ['50.01', '0.30'], // 0.30006
    ['54.16', '0.32'], // 0.32496
    ['54.17', '0.33'], // 0.32502
    ['62.50', '0.38'], // 0.375: a half goes up
    ['100.00', '0.60'],
    ['3333.33', '20.00'], // 19.99998
    ['3334.00', '20.00'], // capped
    ['20000.00', '20.00'],
  ])('prices %s at %s', (amount, fee) => {
    expect(assessFee(schedule, mad(amount))?.toDecimal()).toBe(fee);
  });

  it('has no price outside the bands', () => {
    expect(assessFee(schedule, mad('20000.01'))).toBeUndefined();
  });

  it('adds the fixed part before it caps', () => {
    const stepped = {
      currency: 'MAD',
      bands: [{ minMinor: '1000', maxMinor: '9999', fixedMinor: '150', bps: 100, capMinor: '200' }],
    };
    expect(assessFee(stepped, mad('10.00'))?.minor).toBe(160n);
    expect(assessFee(stepped, mad('99.99'))?.minor).toBe(200n);
  });

  it('does not price another currency', () => {
    expect(() => assessFee(schedule, Money.parse('10.00', 'EUR'))).toThrow(RangeError);
  });

  it('is exact where a floating point number is not', () => {
    const large = {
      currency: 'MAD',
      bands: [{ minMinor: '1', maxMinor: '999999999999999999', fixedMinor: '0', bps: 1 }],
    };
    expect(assessFee(large, Money.of(900_719_925_474_099_355n, 'MAD'))?.minor).toBe(90_071_992_547_410n);
  });
});

/** Cut points make bands without gap or overlap; what is drawn on them is free, but below the amount. */
const soundBands = fc
  .tuple(
    fc.uniqueArray(fc.bigInt(2n, 10_000_000n), { minLength: 1, maxLength: 8 }),
    fc.nat(1_000),
    fc.option(fc.nat(5_000)),
  )
  .map(([cuts, bps, cap]) => {
    const ends = cuts.toSorted((a, b) => Number(a - b));
    return ends.map((end, place) => ({
      minMinor: String(place === 0 ? 1n : (ends[place - 1] ?? 0n) + 1n),
      maxMinor: String(end),
      fixedMinor: '0',
      bps,
      ...(cap !== null && { capMinor: String(cap) }),
    }));
  });

describe('bandsFault', () => {
  it('lets sound bands pass, and then every amount has one price below itself and within the cap', () => {
    fc.assert(
      fc.property(soundBands, fc.bigInt(1n, 10_000_000n), (bands, minor) => {
        expect(bandsFault({ currency: 'MAD', bands })).toBeUndefined();
        const last = BigInt(bands.at(-1)?.maxMinor ?? '0');
        const fee = assessFee({ currency: 'MAD', bands }, Money.of(minor, 'MAD'));
        expect(fee !== undefined).toBe(minor <= last);
        if (fee === undefined) return;
        expect(fee.minor).toBeLessThan(minor);
        const cap = bands[0]?.capMinor;
        if (cap !== undefined) expect(fee.minor).toBeLessThanOrEqual(BigInt(cap));
      }),
    );
  });

  const band = (
    minMinor: string,
    maxMinor: string,
    more: { fixedMinor?: string; bps?: number; capMinor?: string } = {},
  ) => ({
    minMinor,
    maxMinor,
    fixedMinor: '0',
    bps: 0,
    ...more,
  });

  it.each([
    [
      'a start above one',
      [band('2', '10')],
      { fault: 'start', field: 'bands.0.minMinor', expectedMinor: '1' },
    ],
    [
      'a gap',
      [band('0', '10'), band('12', '20')],
      { fault: 'gap', field: 'bands.1.minMinor', expectedMinor: '11' },
    ],
    [
      'an overlap',
      [band('1', '10'), band('10', '20')],
      { fault: 'overlap', field: 'bands.1.minMinor', expectedMinor: '11' },
    ],
    [
      'the wrong order',
      [band('1', '10'), band('21', '30'), band('11', '20')],
      { fault: 'gap', field: 'bands.1.minMinor', expectedMinor: '11' },
    ],
    [
      'an end before the start',
      [band('1', '10'), band('11', '9')],
      { fault: 'reversed', field: 'bands.1.maxMinor', expectedMinor: '11' },
    ],
    [
      'a band of zero alone',
      [band('0', '0')],
      { fault: 'reversed', field: 'bands.0.maxMinor', expectedMinor: '0' },
    ],
    [
      'a cap below the fixed part',
      [band('1', '999'), band('1000', '2000', { fixedMinor: '200', capMinor: '199' })],
      { fault: 'cap_below_fixed', field: 'bands.1.capMinor', expectedMinor: '200' },
    ],
    [
      'a fee that eats the whole amount',
      [band('1', '999'), band('1000', '2000', { fixedMinor: '1000' })],
      { fault: 'fee_exceeds_amount', field: 'bands.1.fixedMinor', expectedMinor: '1000' },
    ],
  ])('finds %s', (_, bands, fault) => {
    expect(bandsFault({ currency: 'MAD', bands })).toEqual(fault);
  });
});
