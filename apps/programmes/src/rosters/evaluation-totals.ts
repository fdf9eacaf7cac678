import { MONTH_OUTCOMES, PUPIL_REJECTIONS } from './evaluation';
import type {
  EvaluatedHousehold,
  Evaluation,
  HouseholdHold,
  MonthOutcome,
  PupilRejection,
} from './evaluation';

export interface GroupTotal {
  readonly households: number;
  readonly minor: number;
}

/**
 * The counts and sums of a run, in the shape of a `control-totals.json`. Sums are centimes as JSON numbers, as in that
 * file, for comparing and showing only: money that moves is the `dueMinor` of the households.
 */
export interface OutcomeTotals {
  readonly rows: { readonly households: number; readonly pupils: number; readonly absences: number };
  readonly households: number;
  /** Each held household once, under its first reason. The three of the tranche's rules always stand here, others when met. */
  readonly households_held: Readonly<
    Record<'conflicting_rows' | 'invalid_cin' | 'shared_phone', number> &
      Partial<Record<HouseholdHold, number>>
  >;
  /** Only when there are any. */
  readonly household_rows_rejected?: { readonly invalid_idcs: number };
  readonly pupil_rows_rejected: Readonly<Record<PupilRejection, number>>;
  readonly pupils_held: number;
  readonly pupil_months: Readonly<Record<MonthOutcome, number>>;
  readonly payable_minor: number;
  readonly wallet: GroupTotal;
  readonly voucher: GroupTotal;
  readonly households_with_nothing_due: number;
  readonly by_province: Readonly<Record<string, GroupTotal>>;
  readonly by_network: Readonly<Record<string, GroupTotal>>;
  readonly largest_household_minor: number;
}

export function outcomeTotals({
  rowCounts,
  households,
  pupils,
  rejectedPupils,
  months,
  findings,
}: Evaluation): OutcomeTotals {
  const held: Record<'conflicting_rows' | 'invalid_cin' | 'shared_phone', number> &
    Partial<Record<HouseholdHold, number>> = {
    conflicting_rows: 0,
    invalid_cin: 0,
    shared_phone: 0,
  };
  for (const { holds } of households) {
    const [first] = holds;
    if (first !== undefined) held[first] = (held[first] ?? 0) + 1;
  }
  const rejected = countBy(
    PUPIL_REJECTIONS,
    rejectedPupils.map(({ reason }) => reason),
  );
  const outcomes = new Array<number>(MONTH_OUTCOMES.length).fill(0);
  for (const outcome of months.outcomes) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  const paid = households.filter(({ method }) => method !== 'none');
  const withoutIdcs = findings.filter(({ reason }) => reason === 'invalid_idcs').length;
  return {
    rows: { ...rowCounts },
    households: households.length,
    households_held: held,
    ...(withoutIdcs > 0 && { household_rows_rejected: { invalid_idcs: withoutIdcs } }),
    pupil_rows_rejected: rejected,
    pupils_held: pupils.filter(({ hold }) => hold !== undefined).length,
    pupil_months: {
      paid: outcomes[0] ?? 0,
      unpaid_absence: outcomes[1] ?? 0,
      held_no_report: outcomes[2] ?? 0,
      held_pupil: outcomes[3] ?? 0,
      held_household: outcomes[4] ?? 0,
    },
    payable_minor: totalOf(paid).minor,
    wallet: totalOf(paid.filter(({ method }) => method === 'wallet')),
    voucher: totalOf(paid.filter(({ method }) => method === 'voucher')),
    households_with_nothing_due: households.filter(
      ({ holds, dueMinor }) => holds.length === 0 && dueMinor === 0n,
    ).length,
    by_province: totalsBy(paid, ({ province }) => province),
    by_network: totalsBy(paid, ({ network }) => network),
    largest_household_minor: asNumber(
      paid.reduce((largest, { dueMinor }) => (dueMinor > largest ? dueMinor : largest), 0n),
    ),
  };
}

function countBy<Name extends string>(names: readonly Name[], found: readonly Name[]): Record<Name, number> {
  const counts = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
  for (const name of found) counts[name] += 1;
  return counts;
}

function totalOf(households: readonly EvaluatedHousehold[]): GroupTotal {
  return {
    households: households.length,
    minor: asNumber(households.reduce((sum, { dueMinor }) => sum + dueMinor, 0n)),
  };
}

function totalsBy(
  households: readonly EvaluatedHousehold[],
  nameOf: (household: EvaluatedHousehold) => string,
): Record<string, GroupTotal> {
  const groups = new Map<string, EvaluatedHousehold[]>();
  for (const household of households) {
    const group = groups.get(nameOf(household));
    if (group === undefined) groups.set(nameOf(household), [household]);
    else group.push(household);
  }
  return Object.fromEntries([...groups].map(([name, group]) => [name, totalOf(group)]));
}

/** Exact or not at all: beyond 2^53 a JSON number would be another sum. */
function asNumber(minor: bigint): number {
  if (minor > BigInt(Number.MAX_SAFE_INTEGER))
    throw new RangeError(`${minor} is too large for a control total`);
  return Number(minor);
}
