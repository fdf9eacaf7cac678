import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isCurrency } from '@hanout/money';
import type { Currency } from '@hanout/money';
import { ROSTER_ERRORS } from './rosters.errors';

export interface GradeRule {
  /** `primary`, `lower_secondary`: the cycle names the ceiling of absences. */
  readonly cycle: string;
  /** A month with more absences is not paid for that child. */
  readonly absencesMaxPerMonth: number;
  readonly amountMinorPerMonth: bigint;
}

/** What a programme pays for one tranche, and when it does not. Dated data with a source: a new tranche is a new file. */
export interface ProgrammeRules {
  readonly id: string;
  readonly programme: string;
  readonly title: string;
  /** Where the numbers come from. */
  readonly source: string;
  /** First and last day the rules hold for, `YYYY-MM-DD`. */
  readonly effectiveFrom: string;
  readonly effectiveUntil: string;
  readonly currency: Currency;
  /** The months paid by this tranche, `YYYY-MM`, in order. */
  readonly months: readonly string[];
  readonly grades: ReadonlyMap<string, GradeRule>;
  /** False: a household without a phone is held until it has one. */
  readonly paysByVoucherWhenNoPhone: boolean;
}

const RULE_SETS = join(__dirname, 'rule-sets');
const RULE_SET_ID = /^[a-z0-9-]{2,60}$/;
const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;
const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

export function listRuleSets(): string[] {
  return readdirSync(RULE_SETS)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

/**
 * @throws DomainError `programmes.rule_set_unknown`.
 * @throws TypeError when the file of the rule set is not well formed: nothing may be judged by half a rule.
 */
export function loadRuleSet(id: string): ProgrammeRules {
  if (!RULE_SET_ID.test(id) || !listRuleSets().includes(id)) {
    throw ROSTER_ERRORS.error('programmes.rule_set_unknown', { field: 'ruleSet', params: { ruleSet: id } });
  }
  const rules = readRules(JSON.parse(readFileSync(join(RULE_SETS, `${id}.json`), 'utf8')));
  if (rules.id !== id) throw new TypeError(`The rule set in ${id}.json calls itself ${rules.id}`);
  return rules;
}

/** Checks every field of a rule set as written in JSON, and that no field is there that would be passed over. */
export function readRules(json: unknown): ProgrammeRules {
  const file = fieldsOf(json, 'rule set', [
    'id',
    'programme',
    'title',
    'source',
    'effectiveFrom',
    'effectiveUntil',
    'currency',
    'months',
    'cycles',
    'grades',
    'paysByVoucherWhenNoPhone',
  ]);
  const { currency, paysByVoucherWhenNoPhone } = file;
  if (!isCurrency(currency)) throw new TypeError('The currency of the rule set is not known');
  if (typeof paysByVoucherWhenNoPhone !== 'boolean')
    throw new TypeError('paysByVoucherWhenNoPhone is not true or false');
  const [effectiveFrom, effectiveUntil] = [
    textOf(file, 'effectiveFrom', DAY),
    textOf(file, 'effectiveUntil', DAY),
  ];
  if (effectiveFrom > effectiveUntil) throw new TypeError('The rule set ends before it begins');
  return {
    id: textOf(file, 'id', RULE_SET_ID),
    programme: textOf(file, 'programme', /^[a-z0-9-]{2,40}$/),
    title: textOf(file, 'title'),
    source: textOf(file, 'source'),
    effectiveFrom,
    effectiveUntil,
    currency,
    months: readMonths(file['months']),
    grades: readGrades(file['grades'], readCeilings(file['cycles'])),
    paysByVoucherWhenNoPhone,
  };
}

function readMonths(json: unknown): string[] {
  if (!Array.isArray(json) || json.length === 0) throw new TypeError('The rule set has no months');
  const months = json.map((month: unknown) => {
    if (typeof month !== 'string' || !MONTH.test(month))
      throw new TypeError(`The rule set has the odd month ${String(month)}`);
    return month;
  });
  const inOrder = [...new Set(months)].sort();
  if (inOrder.join() !== months.join())
    throw new TypeError('The months of the rule set are not in order, each once');
  return months;
}

function readCeilings(json: unknown): Map<string, number> {
  const ceilings = new Map<string, number>();
  for (const [cycle, fields] of entriesOf(json, 'cycles')) {
    const { absencesMaxPerMonth } = fieldsOf(fields, cycle, ['absencesMaxPerMonth']);
    if (
      typeof absencesMaxPerMonth !== 'number' ||
      !Number.isInteger(absencesMaxPerMonth) ||
      absencesMaxPerMonth < 0 ||
      absencesMaxPerMonth > 31
    ) {
      throw new TypeError(`The ceiling of absences of ${cycle} is not a number of days`);
    }
    ceilings.set(cycle, absencesMaxPerMonth);
  }
  return ceilings;
}

function readGrades(json: unknown, ceilings: ReadonlyMap<string, number>): Map<string, GradeRule> {
  const grades = new Map<string, GradeRule>();
  for (const [grade, json_] of entriesOf(json, 'grades')) {
    const fields = fieldsOf(json_, grade, ['cycle', 'amountMinorPerMonth']);
    const cycle = textOf(fields, 'cycle');
    const absencesMaxPerMonth = ceilings.get(cycle);
    if (absencesMaxPerMonth === undefined)
      throw new TypeError(`The grade ${grade} is of the unknown cycle ${cycle}`);
    const amountMinorPerMonth = BigInt(textOf(fields, 'amountMinorPerMonth', /^[1-9]\d{0,11}$/));
    grades.set(grade, { cycle, absencesMaxPerMonth, amountMinorPerMonth });
  }
  return grades;
}

function entriesOf(json: unknown, name: string): [string, unknown][] {
  if (!isRecord(json) || Object.keys(json).length === 0) throw new TypeError(`The rule set has no ${name}`);
  return Object.entries(json);
}

function fieldsOf(json: unknown, name: string, fields: readonly string[]): Record<string, unknown> {
  if (!isRecord(json)) throw new TypeError(`The ${name} is not an object`);
  const odd =
    Object.keys(json).find((field) => !fields.includes(field)) ?? fields.find((field) => !(field in json));
  if (odd !== undefined) throw new TypeError(`The ${name} has an unknown or missing field: ${odd}`);
  return json;
}

function textOf(fields: Record<string, unknown>, field: string, shape = /\S/): string {
  const text = fields[field];
  if (typeof text !== 'string' || !shape.test(text))
    throw new TypeError(`The rule set's ${field} is not well formed`);
  return text;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
