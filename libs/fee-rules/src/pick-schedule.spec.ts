import fc from 'fast-check';
import {
  canonicalConditions,
  FEE_CIRCUMSTANCES,
  pickSchedule,
  type DatedSchedule,
  type FeeCircumstances,
  type FeeCondition,
  type Occasion,
} from './index';

const NOWHERE: FeeCircumstances = {
  payer_programme: [],
  mcc: [],
  payee_tier: [],
  payer_tier: [],
  channel: [],
  route: [],
};
const day = (number: number) => new Date(Date.UTC(2022, 0, number));
const occasion = (changes: Partial<FeeCircumstances> = {}, at = day(10)): Occasion => ({
  product: 'merchant_payment',
  currency: 'MAD',
  at,
  circumstances: { ...NOWHERE, ...changes },
});
const schedule = (scheduleId: string, changes: Partial<DatedSchedule> = {}): DatedSchedule => ({
  scheduleId,
  product: 'merchant_payment',
  currency: 'MAD',
  effectiveFrom: day(1),
  effectiveUntil: null,
  conditions: [],
  ...changes,
});
const when = (circumstance: FeeCondition['circumstance'], ...isOneOf: string[]): FeeCondition => ({
  circumstance,
  isOneOf,
});

const VALUES = ['a', 'b', 'c'] as const;
const conditions = fc
  .subarray([...FEE_CIRCUMSTANCES])
  .chain((chosen) =>
    fc.tuple(
      ...chosen.map((circumstance) =>
        fc.subarray([...VALUES], { minLength: 1 }).map((isOneOf) => ({ circumstance, isOneOf })),
      ),
    ),
  );
const schedules = fc.uniqueArray(
  fc.record({
    scheduleId: fc.uuid(),
    product: fc.constantFrom('merchant_payment', 'person_to_person'),
    currency: fc.constantFrom('MAD', 'EUR'),
    effectiveFrom: fc.integer({ min: 1, max: 20 }).map(day),
    effectiveUntil: fc.option(fc.integer({ min: 2, max: 30 }).map(day)),
    conditions,
  }),
  { maxLength: 20, selector: ({ scheduleId }) => scheduleId },
);
const few = fc.subarray([...VALUES]);
const occasions = fc.record({
  product: fc.constant('merchant_payment'),
  currency: fc.constant('MAD'),
  at: fc.integer({ min: 1, max: 30 }).map(day),
  circumstances: fc.record({
    payer_programme: few,
    mcc: few,
    payee_tier: few,
    payer_tier: few,
    channel: few,
    route: few,
  }),
});

describe('pickSchedule', () => {
  it('gives one answer whatever the order of the list, and one that applies', () => {
    fc.assert(
      fc.property(
        schedules.chain((list) =>
          fc.tuple(
            fc.constant(list),
            fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
          ),
        ),
        occasions,
        ([list, shuffled], at) => {
          const picked = pickSchedule(list, at);
          expect(pickSchedule(shuffled, at)).toBe(picked);
          if (!picked) return;
          expect(picked).toMatchObject({ product: at.product, currency: at.currency });
          expect(picked.effectiveFrom <= at.at).toBe(true);
          expect(picked.effectiveUntil === null || at.at < picked.effectiveUntil).toBe(true);
          for (const { circumstance, isOneOf } of picked.conditions)
            expect(at.circumstances[circumstance].some((one) => isOneOf.some((other) => other === one))).toBe(
              true,
            );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('falls back to what has no conditions and no end, so that a begun one of them always answers', () => {
    fc.assert(
      fc.property(schedules, occasions, (list, at) => {
        const plain = schedule('00000000-0000-0000-0000-000000000000');
        expect(pickSchedule([...list, plain], at)).toBeDefined();
        const without = pickSchedule(list, at);
        // It never goes before one that has a condition or an end.
        if (without && (without.conditions.length > 0 || without.effectiveUntil !== null))
          expect(pickSchedule([plain, ...list], at)).toBe(without);
      }),
      { numRuns: 500 },
    );
  });

  it('ranks circumstances: programme, trade, payee’s tier, payer’s tier, channel, route, then a promotion', () => {
    const everywhere = Object.fromEntries(FEE_CIRCUMSTANCES.map((name) => [name, ['a']]));
    const ladder = [
      ...FEE_CIRCUMSTANCES.map((name) => schedule(name, { conditions: [when(name, 'a')] })),
      schedule('promotion', { effectiveUntil: day(30) }),
      // Newer, and still the last: what is specific goes before what is new.
      schedule('plain', { effectiveFrom: day(9) }),
    ];
    const order: string[] = [];
    const left = new Set(ladder.toReversed());
    while (left.size > 0) {
      const picked = pickSchedule(left, occasion(everywhere))!;
      order.push(picked.scheduleId);
      left.delete(picked);
    }
    expect(order).toEqual([
      'payer_programme',
      'mcc',
      'payee_tier',
      'payer_tier',
      'channel',
      'route',
      'promotion',
      'plain',
    ]);
  });

  it('lets a higher circumstance outweigh all lower ones together', () => {
    const [first, ...rest] = FEE_CIRCUMSTANCES;
    const everywhere = Object.fromEntries(FEE_CIRCUMSTANCES.map((name) => [name, ['a']]));
    const high = schedule('high', { conditions: [when(first, 'a')] });
    const low = schedule('low', {
      conditions: rest.map((name) => when(name, 'a')),
      effectiveUntil: day(30),
      effectiveFrom: day(9),
    });
    expect(pickSchedule([low, high], occasion(everywhere))).toBe(high);
  });

  it('ends a promotion by itself, at its instant, and the former price holds again', () => {
    const former = schedule('former');
    const promotion = schedule('promotion', { effectiveFrom: day(5), effectiveUntil: day(15) });
    const at = (time: Date) => pickSchedule([former, promotion], occasion({}, time));
    expect(at(new Date(day(5).getTime() - 1))).toBe(former);
    expect(at(day(5))).toBe(promotion);
    expect(at(new Date(day(15).getTime() - 1))).toBe(promotion);
    expect(at(day(15))).toBe(former);
  });

  it('calls a waiver off by a later one of the same conditions, and keeps it for others', () => {
    const usual = schedule('usual');
    const waiver = schedule('waiver', { conditions: [when('payer_programme', 'tayssir', 'other')] });
    const calledOff = schedule('called-off', {
      conditions: [when('payer_programme', 'tayssir')],
      effectiveFrom: day(8),
    });
    const all = [calledOff, usual, waiver];
    const paid = (programme: string, number = 10) =>
      pickSchedule(all, occasion({ payer_programme: [programme] }, day(number)));
    expect(paid('tayssir', 7)).toBe(waiver);
    expect(paid('tayssir')).toBe(calledOff);
    expect(paid('other')).toBe(waiver);
    expect(pickSchedule(all, occasion())).toBe(usual);
  });

  it('does not take what is not known for what is wished', () => {
    const trade = schedule('trade', { conditions: [when('mcc', '5411')] });
    expect(pickSchedule([trade], occasion())).toBeUndefined();
    expect(pickSchedule([trade], occasion({ mcc: ['5912'] }))).toBeUndefined();
    expect(pickSchedule([trade], occasion({ mcc: ['5411'] }))).toBe(trade);
  });
});

it('writes conditions in one way', () => {
  expect(canonicalConditions([when('route', 'on_us'), when('mcc', '5912', '5411', '5912')])).toEqual([
    when('mcc', '5411', '5912'),
    when('route', 'on_us'),
  ]);
});
