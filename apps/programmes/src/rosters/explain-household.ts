import { MONTH_OUTCOMES } from './evaluation';
import type { Evaluation, HouseholdHold, MonthOutcome, PupilHold, PupilRejection } from './evaluation';

export interface MonthExplained {
  readonly month: string;
  readonly outcome: MonthOutcome;
  /** Zero unless paid. */
  readonly amountMinor: bigint;
  /** Missing when there is no usable report. */
  readonly absences?: number;
}

export interface ChildExplained {
  readonly massar: string;
  readonly grade: string;
  /** Missing when the child is judged month by month. */
  readonly reason?: PupilHold | PupilRejection;
  /** Empty when the row was rejected. */
  readonly months: readonly MonthExplained[];
}

export interface HouseholdExplained {
  readonly idcs: string;
  readonly outcome: 'wallet' | 'voucher' | 'nothing_due' | 'held';
  /** The first reason, when held. */
  readonly reason?: HouseholdHold;
  readonly dueMinor: bigint;
  readonly children: readonly ChildExplained[];
}

/** Per child and month the amount, or why there is none; `undefined` for a household the roster does not have. */
export function explainHousehold(evaluation: Evaluation, idcs: string): HouseholdExplained | undefined {
  const household = evaluation.households[evaluation.householdByIdcs.get(idcs) ?? -1];
  if (household === undefined) return undefined;
  const [reason] = household.holds;
  const rejected = evaluation.rejectedPupils.filter((row) => row.idcs === idcs);
  return {
    idcs,
    outcome: reason !== undefined ? 'held' : household.method === 'none' ? 'nothing_due' : household.method,
    ...(reason !== undefined && { reason }),
    dueMinor: household.dueMinor,
    children: [
      ...household.pupils.map((place) => explainChild(evaluation, place)),
      ...rejected.map(({ massar, grade, reason: why }): ChildExplained => ({
        massar,
        grade,
        reason: why,
        months: [],
      })),
    ],
  };
}

function explainChild({ rules, pupils, months }: Evaluation, place: number): ChildExplained {
  const pupil = pupils[place];
  if (pupil === undefined) throw new Error(`There is no pupil ${place}`);
  const amountMinor = rules.grades.get(pupil.grade)?.amountMinorPerMonth ?? 0n;
  return {
    massar: pupil.massar,
    grade: pupil.grade,
    ...(pupil.hold !== undefined && { reason: pupil.hold }),
    months: rules.months.map((month, index): MonthExplained => {
      const at = place * rules.months.length + index;
      const outcome = MONTH_OUTCOMES[months.outcomes[at] ?? -1];
      if (outcome === undefined) throw new Error(`Month ${month} of pupil ${place} was not judged`);
      const absences = months.absences[at] ?? -1;
      return {
        month,
        outcome,
        amountMinor: outcome === 'paid' ? amountMinor : 0n,
        ...(absences >= 0 && { absences }),
      };
    }),
  };
}
