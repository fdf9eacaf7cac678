import { limitsOf } from './own-limits';

const tierLimits = new Map([[3, { perOperationMinor: 5n, dailyMinor: 10n, monthlyMinor: 40n }]]);
const own = (effectiveFrom: string, minor: string | null) => ({
  effectiveFrom,
  limits: minor === null ? null : { perOperationMinor: minor, dailyMinor: minor, monthlyMinor: minor },
});
const ownLimits = [own('2026-03-01', '700'), own('2026-03-01', '800'), own('2026-04-01', null)];
const on = (day: string, given: Parameters<typeof limitsOf>[0]) => limitsOf(given, { day, tierLimits });

describe('the limits of a wallet', () => {
  it.each([
    ['2026-02-28', 5n],
    ['2026-03-01', 800n],
    ['2026-03-31', 800n],
    ['2026-04-01', 5n],
  ])('on %s are those that were decided last and have begun', (day, perOperationMinor) => {
    expect(on(day, { tier: 3, ownLimits })).toMatchObject({ perOperationMinor });
  });

  it('are its tier’s where nothing was decided, and not known without a tier', () => {
    expect(on('2026-03-01', { tier: 3, ownLimits: null })).toMatchObject({ monthlyMinor: 40n });
    expect(on('2026-03-01', { tier: 1, ownLimits })).toMatchObject({ monthlyMinor: 800n });
    expect(() => on('2026-03-01', { tier: 1, ownLimits: null })).toThrow('payments.limits_unknown');
  });
});
