/**
 * What a price may depend on besides product, currency and amount, the most specific first: this order is the rank by
 * which one of several schedules that apply is picked.
 */
export const FEE_CIRCUMSTANCES = [
  'payer_programme',
  'mcc',
  'payee_tier',
  'payer_tier',
  'channel',
  'route',
] as const;
export type FeeCircumstance = (typeof FEE_CIRCUMSTANCES)[number];

/** It holds when what is so in this circumstance is one of these. */
export interface FeeCondition {
  readonly circumstance: FeeCircumstance;
  readonly isOneOf: readonly string[];
}

/** What is so at one operation; a circumstance of which nothing is known has an empty list. */
export type FeeCircumstances = Readonly<Record<FeeCircumstance, readonly string[]>>;

export function conditionsHold(
  conditions: readonly FeeCondition[],
  circumstances: FeeCircumstances,
): boolean {
  return conditions.every(({ circumstance, isOneOf }) =>
    circumstances[circumstance].some((value) => isOneOf.includes(value)),
  );
}

/** The same conditions in one writing: by rank, with their values in order, each once. */
export function canonicalConditions(conditions: readonly FeeCondition[]): FeeCondition[] {
  return conditions
    .map(({ circumstance, isOneOf }) => ({ circumstance, isOneOf: [...new Set(isOneOf)].sort() }))
    .sort((one, other) => place(one.circumstance) - place(other.circumstance));
}

/** Higher is more specific: a condition on a circumstance outweighs all that come after it together. */
export function specificity(conditions: readonly FeeCondition[]): number {
  return conditions.reduce(
    (rank, { circumstance }) => rank | (1 << (FEE_CIRCUMSTANCES.length - place(circumstance))),
    0,
  );
}

function place(circumstance: FeeCircumstance): number {
  return FEE_CIRCUMSTANCES.indexOf(circumstance);
}
