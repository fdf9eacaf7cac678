import { Money } from '@hanout/money';
import fc from 'fast-check';
import {
  assessFee,
  bandsFault,
  billOf,
  PARTS,
  PLAIN_TERMS,
  priceOf,
  termsFault,
  type FeeSchedule,
  type FeeTerms,
} from './index';

const mad = (minor: bigint) => Money.of(minor, 'MAD');
const PARTIES = ['issuer', 'acquirer', 'agent', 'network', 'platform'] as const;

const bands = fc
  .record({
    bps: fc.nat(900),
    fixedMinor: fc.nat(50).map(String),
    floorMinor: fc.option(fc.nat(80).map(String), { nil: undefined }),
    capMinor: fc.option(fc.integer({ min: 100, max: 5_000 }).map(String), { nil: undefined }),
  })
  .map((band) => [
    { minMinor: '1', maxMinor: '99', fixedMinor: '0', bps: 0 },
    { minMinor: '100', maxMinor: '2000000', ...band },
  ]);
const shares = fc.uniqueArray(fc.constantFrom(...PARTIES), { minLength: 1, maxLength: 5 }).chain((parties) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: 9_999 }), {
      minLength: parties.length - 1,
      maxLength: parties.length - 1,
    })
    .map((cuts) => {
      const ends = [...cuts.toSorted((a, b) => a - b), 10_000];
      return parties.map((party, place) => ({ party, bps: ends[place]! - (ends[place - 1] ?? 0) }));
    }),
);
const schedules: fc.Arbitrary<FeeSchedule & FeeTerms> = fc.record({
  currency: fc.constant('MAD'),
  bands,
  collection: fc.constantFrom('with_payment' as const, 'accrued' as const),
  interchangeBps: fc.nat(50),
  shares,
});
const amounts = fc.bigInt(1n, 2_000_000n).map(mad);

describe('a price', () => {
  it('is split into shares that sum to it, whatever the schedule', () => {
    fc.assert(
      fc.property(schedules, amounts, (schedule, amount) => {
        expect(bandsFault(schedule)).toBeUndefined();
        expect(termsFault(schedule)).toBeUndefined();
        const price = priceOf(schedule, amount)!;
        const whole = price.fee.minor * PARTS + price.accrued;
        expect(price.shares.reduce((sum, { fraction }) => sum + fraction, 0n)).toBe(whole);
        for (const { fraction } of price.shares) expect(fraction).toBeGreaterThan(0n);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is within the floor and the cap of its band, posted or accrued, never both', () => {
    fc.assert(
      fc.property(schedules, amounts, (schedule, amount) => {
        const { fee, accrued } = priceOf(schedule, amount)!;
        expect(fee.minor === 0n || accrued === 0n).toBe(true);
        const band = schedule.bands.find(({ maxMinor }) => amount.minor <= BigInt(maxMinor))!;
        const whole = fee.minor * PARTS + accrued;
        expect(whole).toBeGreaterThanOrEqual(BigInt(band.floorMinor ?? 0) * PARTS);
        if (band.capMinor !== undefined) expect(whole).toBeLessThanOrEqual(BigInt(band.capMinor) * PARTS);
        expect(whole).toBeLessThan(amount.minor * PARTS);
        if (schedule.collection === 'with_payment') expect(fee).toEqual(assessFee(schedule, amount));
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives the issuer its interchange and no more than the fee', () => {
    const schedule: FeeSchedule & FeeTerms = {
      currency: 'MAD',
      bands: [{ minMinor: '1', maxMinor: '2000000', fixedMinor: '0', bps: 60, capMinor: '2000' }],
      collection: 'with_payment',
      interchangeBps: 40,
      shares: [
        { party: 'acquirer', bps: 7_000 },
        { party: 'platform', bps: 3_000 },
      ],
    };
    expect(priceOf(schedule, mad(100_000n))).toEqual({
      fee: mad(600n),
      accrued: 0n,
      shares: [
        { party: 'issuer', fraction: 4_000_000n },
        { party: 'acquirer', fraction: 1_400_000n },
        { party: 'platform', fraction: 600_000n },
      ],
    });
    expect(priceOf(schedule, mad(2_000_000n))?.shares).toEqual([{ party: 'issuer', fraction: 20_000_000n }]);
    expect(() => priceOf({ ...schedule, interchangeBps: 51 }, mad(1n))).toThrow(RangeError);
  });

  it.each([
    [{ interchangeBps: 51 }, 'interchange_too_high'],
    [{ interchangeBps: 40 }, 'interchange_without_shares'],
    [{ shares: [{ party: 'agent' as const, bps: 9_999 }] }, 'shares_sum'],
    [
      {
        shares: [
          { party: 'agent' as const, bps: 5_000 },
          { party: 'agent' as const, bps: 5_000 },
        ],
      },
      'party_repeated',
    ],
  ])('has owners: %j is refused', (terms, fault) => {
    expect(termsFault({ ...PLAIN_TERMS, ...terms })).toMatchObject({ fault });
  });
});

describe('a bill', () => {
  /** 0.40 % of 35.00 is 14 centimes; of 1.13 it is 0.452. */
  const small = (bps: number): FeeSchedule & FeeTerms => ({
    ...PLAIN_TERMS,
    currency: 'MAD',
    bands: [{ minMinor: '1', maxMinor: '2000000', fixedMinor: '0', bps }],
    collection: 'accrued',
  });
  const month = (days: readonly (readonly bigint[])[], bps: number) => {
    let [billed, carried, accrued] = [0n, 0n, 0n];
    for (const purchases of days) {
      const today = purchases.reduce((sum, minor) => sum + priceOf(small(bps), mad(minor))!.accrued, 0n);
      const bill = billOf(today, carried);
      expect(bill.carried).toBeLessThan(PARTS);
      accrued += today;
      billed += bill.minor;
      carried = bill.carried;
    }
    return { billed, carried, accrued };
  };

  it('of a month of purchases of 35 dirhams is the exact sum', () => {
    const days = Array.from({ length: 30 }, (_, day) => Array.from({ length: 20 + day }, () => 3_500n));
    const purchases = BigInt(days.flat().length);
    const { billed, carried } = month(days, 40);
    expect(billed).toBe((purchases * 3_500n * 40n) / PARTS);
    expect(carried).toBe(0n);
  });

  it('of any month loses nothing and makes nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.bigInt(1n, 20_000n), { maxLength: 40 }), { minLength: 1, maxLength: 31 }),
        fc.integer({ min: 1, max: 200 }),
        (days, bps) => {
          const { billed, carried, accrued } = month(days, bps);
          const exact = days.flat().reduce((sum, minor) => sum + minor * BigInt(bps), 0n);
          expect(accrued).toBe(exact);
          expect(billed * PARTS + carried).toBe(exact);
          expect(billed).toBe(exact / PARTS);
        },
      ),
    );
  });

  it('of a day of refunds bills nothing and remembers it', () => {
    expect(billOf(-25_000n, 5_000n)).toEqual({ minor: 0n, carried: -20_000n });
    expect(billOf(50_000n, -20_000n)).toEqual({ minor: 3n, carried: 0n });
  });
});
