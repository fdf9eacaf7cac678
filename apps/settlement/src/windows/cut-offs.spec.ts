import type { SettlementTermsV1 } from '@hanout/contracts';
import { latestCutOff, nextCutOff } from './cut-offs';

const termsFrom = (effectiveFrom: string, cutOffs: string[], party = 'm2t') =>
  ({ party, effectiveFrom, cutOffs, account: {}, source: 'test' }) as unknown as SettlementTermsV1;

const terms = [
  termsFrom('2026-01-01', ['20:00']),
  termsFrom('2026-12-01', ['12:00', '18:30']),
  termsFrom('2026-01-01', ['06:00'], 'wafacash'),
];
const of = { network: 'm2t' as const, terms };
const next = (after: string) => nextCutOff(of, new Date(after))?.toISOString();
const latest = (until: string) => latestCutOff(of, new Date(until))?.toISOString();

describe('cut-offs', () => {
  it.each([
    ['before it', '2026-11-28T19:59:59.999Z', '2026-11-28T20:00:00.000Z'],
    ['at it', '2026-11-28T20:00:00.000Z', '2026-11-29T20:00:00.000Z'],
    ['on a day at UTC+1', '2026-08-24T12:00:00.000Z', '2026-08-24T19:00:00.000Z'],
    ['over the 25 hours', '2026-09-19T19:00:00.000Z', '2026-09-20T20:00:00.000Z'],
    ['into other terms', '2026-11-30T20:00:00.000Z', '2026-12-01T12:00:00.000Z'],
    ['twice a day', '2026-12-01T12:00:00.000Z', '2026-12-01T18:30:00.000Z'],
  ])('come next %s', (_when, after, cutOff) => {
    expect(next(after)).toBe(cutOff);
  });

  it.each([
    ['at it', '2026-11-28T20:00:00.000Z', '2026-11-28T20:00:00.000Z'],
    ['before it', '2026-11-28T19:59:59.999Z', '2026-11-27T20:00:00.000Z'],
    ['of two', '2026-12-02T13:00:00.000Z', '2026-12-02T12:00:00.000Z'],
  ])('came last %s', (_when, until, cutOff) => {
    expect(latest(until)).toBe(cutOff);
  });

  it('are none before the first terms', () => {
    expect(latest('2025-12-31T23:00:00.000Z')).toBeUndefined();
    expect(next('2025-12-01T23:00:00.000Z')).toBeUndefined();
  });
});
