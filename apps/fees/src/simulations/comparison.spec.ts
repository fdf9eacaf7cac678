import type { PriceOccasionV1 } from '@hanout/contracts';
import { PLAIN_TERMS } from '@hanout/fee-rules';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Comparison, type PricedSchedule } from './comparison';

const START = new Date('2022-01-01T00:00:00.000Z');
const schedule = (changes: Partial<PricedSchedule> = {}): PricedSchedule => ({
  ...PLAIN_TERMS,
  scheduleId: randomUUID(),
  product: 'merchant_payment',
  currency: 'MAD',
  payer: 'payee',
  effectiveFrom: START,
  effectiveUntil: null,
  conditions: [],
  bands: [
    { minMinor: '1', maxMinor: '5000', fixedMinor: '0', bps: 0 },
    { minMinor: '5001', maxMinor: '2000000', fixedMinor: '0', bps: 60, capMinor: '2000' },
  ],
  ...changes,
});
const occasion = (amountMinor: string, changes: Partial<PriceOccasionV1> = {}): PriceOccasionV1 => ({
  paymentId: randomUUID(),
  payerWalletId: 'family',
  payeeWalletId: 'shop',
  merchantCode: 'SHOP',
  amountMinor,
  channel: 'code',
  payerTier: 2,
  payeeTier: 3,
  route: 'on_us',
  mcc: '5411',
  payerProgrammes: [],
  ...changes,
});
const later = new Date('2022-02-01T00:00:00.000Z');
const compare = (
  before: PricedSchedule[],
  simulated: PricedSchedule,
  occasions: PriceOccasionV1[],
  most = 100,
) => {
  const comparison = new Comparison({ at: later, before, simulated });
  for (const one of occasions) comparison.add(one);
  return comparison.result(most);
};

const occasions = fc.array(
  fc
    .record({
      amountMinor: fc.bigInt(1n, 2_100_000n).map(String),
      payerWalletId: fc.constantFrom('a', 'b', 'c'),
      payeeWalletId: fc.constantFrom('x', 'y', 'z'),
      mcc: fc.constantFrom('5411', '5912'),
      route: fc.constantFrom('on_us' as const, 'off_us' as const),
    })
    .map(({ amountMinor, ...changes }) => occasion(amountMinor, changes)),
  { maxLength: 60 },
);
const prices = fc
  .record({
    bps: fc.nat(300),
    payer: fc.constantFrom('payer' as const, 'payee' as const),
    collection: fc.constantFrom('with_payment' as const, 'accrued' as const),
    conditions: fc.constantFrom(
      [],
      [{ circumstance: 'mcc' as const, isOneOf: ['5411'] }],
      [{ circumstance: 'route' as const, isOneOf: ['on_us'] }],
    ),
    shares: fc.constantFrom(
      [],
      [
        { party: 'acquirer' as const, bps: 4_000 },
        { party: 'platform' as const, bps: 6_000 },
      ],
    ),
  })
  .map(({ bps, ...changes }) =>
    schedule({ ...changes, bands: [{ minMinor: '1', maxMinor: '2000000', fixedMinor: '0', bps }] }),
  );

it('changes nothing for anybody when the schedule in force is simulated, nor when its copy is', () => {
  fc.assert(
    fc.property(
      fc.array(prices, { minLength: 1, maxLength: 4 }),
      occasions,
      fc.nat(3),
      (list, all, place) => {
        const inForce = list.map((one, day) => ({
          ...one,
          effectiveFrom: new Date(START.getTime() + day * 1_000),
        }));
        const one = inForce[place % inForce.length]!;
        // The copy begins right after it, and before the next one.
        const copy = {
          ...one,
          scheduleId: randomUUID(),
          effectiveFrom: new Date(one.effectiveFrom.getTime() + 1),
        };
        for (const simulated of [one, copy]) {
          const result = compare(inForce, simulated, all);
          expect(result).toMatchObject({ more: 0, less: 0, bearMore: [] });
          expect(result.unservedAfter).toBe(result.unservedBefore);
          for (const { before, after } of [result.total, ...result.bands, ...result.shares])
            expect(after).toBe(before);
        }
      },
    ),
  );
});

it('adds up: the bands and those who bear fees sum to the total, whatever is simulated', () => {
  fc.assert(
    fc.property(prices, prices, occasions, (usual, simulated, all) => {
      const served = all.filter(({ amountMinor }) => BigInt(amountMinor) <= 2_000_000n);
      const newer = { ...simulated, effectiveFrom: later };
      const { total, bands, more, less, bearMore } = compare([{ ...usual, conditions: [] }], newer, served);
      const sum = (list: { before: string; after: string }[], side: 'before' | 'after') =>
        list.reduce((whole, one) => whole + BigInt(one[side]), 0n).toString();
      for (const side of ['before', 'after'] as const) expect(sum(bands, side)).toBe(total[side]);
      expect(bearMore).toHaveLength(more);
      const rise = BigInt(total.after) - BigInt(total.before);
      const moreRise = BigInt(sum(bearMore, 'after')) - BigInt(sum(bearMore, 'before'));
      if (less === 0) expect(moreRise).toBe(rise);
      else expect(moreRise > rise).toBe(true);
    }),
  );
});

it('says who bears more, the greatest rise first, and counts the others', () => {
  const usual = schedule();
  const trade = schedule({
    effectiveFrom: later,
    conditions: [{ circumstance: 'mcc', isOneOf: ['5411'] }],
    bands: [{ minMinor: '1', maxMinor: '2000000', fixedMinor: '0', bps: 100 }],
    shares: [{ party: 'acquirer', bps: 10_000 }],
  });
  const shop = (payeeWalletId: string, mcc = '5411') => ({ payeeWalletId, merchantCode: payeeWalletId, mcc });
  const all = [
    occasion('100000', shop('RISES')), // 600 → 1,000
    occasion('1000000', shop('MOST')), // 2,000 → 10,000
    occasion('100000', shop('SAME', '5912')), // 600 → 600
    occasion('4000', shop('SMALL')), // 0 → 40
  ];
  expect(compare([usual], trade, all, 2)).toEqual({
    pricedAt: later.toISOString(),
    total: { before: '32000000', after: '116400000' },
    unservedBefore: 0,
    unservedAfter: 0,
    bands: [{ minMinor: '1', maxMinor: '2000000', payments: 4, before: '32000000', after: '116400000' }],
    shares: [{ party: 'acquirer', before: '0', after: '110400000' }],
    more: 3,
    less: 0,
    unchanged: 1,
    bearMore: [
      { walletId: 'MOST', merchantCode: 'MOST', before: '20000000', after: '100000000' },
      { walletId: 'RISES', merchantCode: 'RISES', before: '6000000', after: '10000000' },
    ],
  });
});

it('moves a fee from one side to the other as a rise and a fall', () => {
  const result = compare([schedule()], schedule({ effectiveFrom: later, payer: 'payer' }), [
    occasion('100000'),
  ]);
  expect(result).toMatchObject({
    more: 1,
    less: 1,
    unchanged: 0,
    bearMore: [{ walletId: 'family', before: '0' }],
  });
  expect(result.bearMore[0]).not.toHaveProperty('merchantCode');
});
