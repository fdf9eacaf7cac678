import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listRuleSets, loadRuleSet, readRules } from './programme-rules';

const json: unknown = JSON.parse(readFileSync(join(__dirname, 'rule-sets/tayssir-2020-21-t3.json'), 'utf8'));

function withChange(change: Record<string, unknown>): unknown {
  return { ...(json as object), ...change };
}

describe('the rules of Tayssir 2020-21, third tranche', () => {
  const rules = loadRuleSet('tayssir-2020-21-t3');

  it.each([
    ['1AP', 6_000n, 4],
    ['2AP', 6_000n, 4],
    ['3AP', 8_000n, 4],
    ['4AP', 8_000n, 4],
    ['5AP', 10_000n, 4],
    ['6AP', 10_000n, 4],
    ['1AC', 14_000n, 6],
    ['2AC', 14_000n, 6],
    ['3AC', 14_000n, 6],
  ])('pay %s %d centimes a month up to %d absences', (grade, amountMinorPerMonth, absencesMaxPerMonth) => {
    expect(rules.grades.get(grade)).toMatchObject({ amountMinorPerMonth, absencesMaxPerMonth });
  });

  it('hold for four months, nine grades and dirhams', () => {
    expect(rules.months).toEqual(['2021-03', '2021-04', '2021-05', '2021-06']);
    expect(rules.grades.size).toBe(9);
    expect(rules).toMatchObject({ programme: 'tayssir', currency: 'MAD', paysByVoucherWhenNoPhone: true });
    expect(rules.source).toMatch(/\S/);
  });
});

describe('rule sets', () => {
  it('load by their name, all of them', () => {
    expect(listRuleSets()).toContain('tayssir-2020-21-t3');
    for (const id of listRuleSets()) expect(loadRuleSet(id).id).toBe(id);
  });

  it.each(['tayssir-1999', '../programme-rules', '', 'Tayssir'])(
    'that are not there are refused: %j',
    (id) => {
      expect(() => loadRuleSet(id)).toThrow(
        expect.objectContaining({ code: 'programmes.rule_set_unknown', kind: 'not_found' }),
      );
    },
  );

  it.each<[string, unknown]>([
    ['not an object', []],
    [
      'a field is missing',
      Object.fromEntries(Object.entries(json as object).filter(([field]) => field !== 'source')),
    ],
    ['a field is not known', withChange({ bonus: 1 })],
    ['an odd currency', withChange({ currency: 'DH' })],
    ['no months', withChange({ months: [] })],
    ['a month twice', withChange({ months: ['2021-03', '2021-03'] })],
    ['months out of order', withChange({ months: ['2021-04', '2021-03'] })],
    ['a month that does not exist', withChange({ months: ['2021-13'] })],
    [
      'an amount as a number',
      withChange({ grades: { '1AP': { cycle: 'primary', amountMinorPerMonth: 6000 } } }),
    ],
    [
      'an amount with decimals',
      withChange({ grades: { '1AP': { cycle: 'primary', amountMinorPerMonth: '60.00' } } }),
    ],
    ['no amount', withChange({ grades: { '1AP': { cycle: 'primary', amountMinorPerMonth: '0' } } })],
    [
      'an unknown cycle',
      withChange({ grades: { '1AP': { cycle: 'secondary', amountMinorPerMonth: '6000' } } }),
    ],
    ['no grades', withChange({ grades: {} })],
    [
      'a ceiling below zero',
      withChange({
        cycles: { primary: { absencesMaxPerMonth: -1 }, lower_secondary: { absencesMaxPerMonth: 6 } },
      }),
    ],
    [
      'a ceiling as text',
      withChange({
        cycles: { primary: { absencesMaxPerMonth: '4' }, lower_secondary: { absencesMaxPerMonth: 6 } },
      }),
    ],
    ['an end before the beginning', withChange({ effectiveUntil: '2020-01-01' })],
    ['vouchers by a word', withChange({ paysByVoucherWhenNoPhone: 'yes' })],
    ['no source', withChange({ source: ' ' })],
  ])('that are wrong do not load: %s', (_name, wrong) => {
    expect(() => readRules(wrong)).toThrow(TypeError);
  });
});
