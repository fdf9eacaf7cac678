import { picturesOf, ruleOn, type TierRule } from './tiers';

const rule = (tier: number, effectiveFrom: string, balanceCapMinor = '1'): TierRule => ({
  tier,
  effectiveFrom,
  balanceCapMinor,
  evidence: ['phone_otp', 'cin', 'form'],
});
const RULES = [
  rule(2, '2027-01-01', '3'),
  rule(2, '2018-11-13', '1'),
  rule(2, '2024-01-01', '2'),
  rule(1, '2018-11-13'),
];

it.each([
  ['2018-11-12', undefined],
  ['2018-11-13', '1'],
  ['2026-11-28', '2'],
  ['2027-01-01', '3'],
])('on %s the newest rule that has begun holds', (day, cap) => {
  expect(ruleOn(RULES, 2, day)?.balanceCapMinor).toBe(cap);
});

it('a tier that is not there has no rule, and a phone is no picture', () => {
  expect(ruleOn(RULES, 4, '2026-11-28')).toBeUndefined();
  expect(picturesOf(rule(2, '2018-11-13'))).toEqual(['cin', 'form']);
});
