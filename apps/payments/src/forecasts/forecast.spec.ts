import fc from 'fast-check';
import { forecast, placeKey, type Counter, type Due } from './forecast';
import { toRows } from './forecast-rows';

const RULES = {
  cashOutBps: 8_000,
  voucherBps: 10_000,
  byDayBps: [6_000, 4_000],
  cashInDayMinor: '50000',
  pastDays: 90,
};
const PAYDAY = '2021-12-31';
const at = { payday: PAYDAY, rules: RULES };
const due = (given: Partial<Due> = {}): Due => {
  return { network: 'm2t', province: 'Fès', method: 'wallet', minor: 1_000_000n, ...given };
};
const counter = (given: Partial<Counter> = {}): Counter => ({
  network: 'm2t',
  province: 'Fes',
  commune: 'Fès',
  agentCode: 'A-1',
  floatMinor: 0n,
  cashMinor: 0n,
  past: undefined,
  ...given,
});
const past = (outMinor: bigint, inMinor = 0n) => ({ outMinor, inMinor });

describe('what a payday needs', () => {
  it('is what wallets take out and all of the vouchers, on the days that the rules say', () => {
    const [need] = forecast([due(), due({ method: 'voucher', minor: 200_000n })], [counter()], at);
    expect(need).toMatchObject({
      isByPast: false,
      days: [
        { day: '2021-12-31', cashMinor: 600_000n, floatMinor: 50_000n },
        { day: '2022-01-01', cashMinor: 400_000n, floatMinor: 50_000n },
      ],
    });
  });

  it('is shared by what each counter paid out before, and by nobody of another place or network', () => {
    const here = [
      counter({ past: past(300n, 9_000n) }),
      counter({ agentCode: 'A-2', past: past(100n) }),
      counter({ agentCode: 'A-3' }),
    ];
    const elsewhere = [counter({ network: 'wafacash', past: past(9n) }), counter({ province: 'Azilal' })];
    const needs = forecast([due()], [...elsewhere, ...here], at);
    expect(needs.map(({ counter: one, isByPast, days }) => [one?.agentCode, isByPast, days[0]])).toEqual([
      ['A-1', true, { day: PAYDAY, cashMinor: 360_000n, floatMinor: 100n }],
      ['A-2', true, { day: PAYDAY, cashMinor: 120_000n, floatMinor: 0n }],
      ['A-3', true, { day: PAYDAY, cashMinor: 0n, floatMinor: 50_000n }],
    ]);
  });

  it('where nobody serves is wholly short', () => {
    const [row] = toRows(forecast([due({ province: 'Azilal' })], [counter()], at), 'commune');
    expect(row).toMatchObject({
      province: 'Azilal',
      agents: 0,
      cash: { have: { minor: '0' }, short: { minor: '800000' } },
    });
    expect(row).not.toHaveProperty('commune');
  });

  it('is short at each counter by itself: one does not lend another his', () => {
    const counters = [
      counter({ cashMinor: 700_000n, floatMinor: 100_000n }),
      counter({ agentCode: 'A-2', cashMinor: undefined, floatMinor: 40_000n }),
    ];
    const [row, ...more] = toRows(forecast([due()], counters, at), 'commune');
    expect(more).toEqual([]);
    const mad = (minor: number) => ({ minor: minor.toString(), currency: 'MAD' });
    expect(row).toMatchObject({
      commune: 'Fès',
      agents: 2,
      undeclared: 1,
      cash: { need: mad(800_000), have: mad(700_000), short: mad(400_000) },
      float: { need: mad(200_000), have: mad(140_000), short: mad(60_000) },
    });
    expect(toRows(forecast([due()], counters, at), 'agent').map(({ agentCode }) => agentCode)).toEqual([
      'A-1',
      'A-2',
    ]);
  });

  it('of a drawer below nothing is all of what is needed', () => {
    const [row] = toRows(forecast([due()], [counter({ cashMinor: -5_000n })], at), 'commune');
    expect(row!.cash).toMatchObject({ have: { minor: '-5000' }, short: { minor: '800000' } });
  });

  it('loses no centime between counters and days', () => {
    const outs = fc.array(fc.bigInt(0n, 10_000n), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 9n), outs, (minor, all) => {
        const counters = all.map((out, place) => counter({ agentCode: `A-${place}`, past: past(out) }));
        const needs = forecast([due({ minor })], counters, at);
        const cash = needs.flatMap(({ days }) => days.map(({ cashMinor }) => cashMinor));
        expect(cash.reduce((sum, one) => sum + one, 0n)).toBe((minor * 8_000n + 9_999n) / 10_000n);
      }),
    );
  });
});

it.each([
  ['Fès', 'FES'],
  ['Aïn Bida', 'ain-bida'],
  [' Ben  Guerir ', 'Ben Guerir'],
])('reads %s and %s as one place', (one, other) => {
  expect(placeKey(one)).toBe(placeKey(other));
});
