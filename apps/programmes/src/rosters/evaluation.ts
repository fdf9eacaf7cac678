import type { RosterFileKind } from '@hanout/contracts';
import type { ProgrammeRules } from './programme-rules';

/** Nobody in a held household is paid, and nothing of it is dropped. In this order: the first one counts in the totals. */
export const HOUSEHOLD_HOLDS = [
  'conflicting_rows',
  'invalid_cin',
  'shared_phone',
  'invalid_phone',
  'unknown_network',
  'no_phone',
] as const;
export type HouseholdHold = (typeof HOUSEHOLD_HOLDS)[number];

/** Why a pupil's row is not used. In this order: the first one that fits is said. */
export const PUPIL_REJECTIONS = ['invalid_massar', 'unknown_grade', 'unknown_household'] as const;
export type PupilRejection = (typeof PUPIL_REJECTIONS)[number];

export const PUPIL_HOLDS = ['two_households', 'conflicting_rows'] as const;
export type PupilHold = (typeof PUPIL_HOLDS)[number];

/** What becomes of one month of one child. A held pupil comes before a held household, because it may have two. */
export const MONTH_OUTCOMES = [
  'paid',
  'unpaid_absence',
  'held_no_report',
  'held_pupil',
  'held_household',
] as const;
export type MonthOutcome = (typeof MONTH_OUTCOMES)[number];

export type AbsenceHold = 'no_report' | 'conflicting_reports' | 'unreadable_report';
export type AbsenceRejection = 'rejected_pupil' | 'unknown_pupil' | 'month_outside_tranche';

export type FindingReason =
  | HouseholdHold
  | PupilHold
  | PupilRejection
  | AbsenceHold
  | AbsenceRejection
  | 'invalid_idcs'
  | 'held_household'
  | 'identical_row';

/**
 * One row that is not used as it stands, and why. A row with several faults has several findings.
 * - `rejected`: the row is not used.
 * - `held`: what it stands for is not paid until someone has looked.
 * - `counted_once`: it repeats an earlier row and changes nothing.
 */
export interface Finding {
  readonly file: RosterFileKind;
  /** 1 is the header. A month without a report has no row of its own: it names the row of its pupil. */
  readonly row: number;
  /** IDCS, MASSAR, or MASSAR/month; as written where it cannot be read. */
  readonly subject: string;
  readonly outcome: 'rejected' | 'held' | 'counted_once';
  readonly reason: FindingReason;
}

export type PaymentMethod = 'wallet' | 'voucher' | 'none';

export interface EvaluatedHousehold {
  readonly idcs: string;
  readonly rows: readonly number[];
  /** As read; of a household with conflicting rows, as in its first row. Undefined where it cannot be read. */
  readonly cin: string | undefined;
  /** E.164. */
  readonly phone: string | undefined;
  readonly nameAr: string;
  readonly nameFr: string;
  readonly relation: string;
  readonly province: string;
  readonly commune: string;
  /** One of the six, unless the household is held for `unknown_network`. */
  readonly network: string;
  readonly language: string;
  readonly holds: readonly HouseholdHold[];
  /** Places in `Evaluation.pupils`. A pupil in two households stands in both. */
  readonly pupils: readonly number[];
  /** `none` when held or when nothing is due. */
  readonly method: PaymentMethod;
  readonly dueMinor: bigint;
}

export interface EvaluatedPupil {
  readonly massar: string;
  readonly grade: string;
  readonly rows: readonly number[];
  /** Places in `Evaluation.households`. */
  readonly households: readonly number[];
  readonly hold: PupilHold | undefined;
}

export interface RejectedPupilRow {
  readonly row: number;
  readonly massar: string;
  readonly idcs: string;
  readonly grade: string;
  readonly reason: PupilRejection;
}

/**
 * The months of all pupils, as flat lists: month m of pupil p is at `p * months + m`, in the order of `rules.months`.
 */
export interface PupilMonths {
  /** Places in `MONTH_OUTCOMES`. */
  readonly outcomes: Uint8Array;
  /** Absences reported, or below zero when there is no usable report. */
  readonly absences: Int16Array;
}

export interface Evaluation {
  readonly rules: ProgrammeRules;
  readonly rowCounts: Readonly<Record<RosterFileKind, number>>;
  readonly households: readonly EvaluatedHousehold[];
  readonly householdByIdcs: ReadonlyMap<string, number>;
  readonly pupils: readonly EvaluatedPupil[];
  readonly rejectedPupils: readonly RejectedPupilRow[];
  readonly months: PupilMonths;
  /** By file, then in the order they were found. */
  readonly findings: readonly Finding[];
}

export interface EvaluationProgress {
  readonly step: 'households' | 'pupils' | 'absences' | 'months' | 'payments';
  readonly done: number;
  readonly total: number;
}

/** Work that stops now and then to say how far it is, so that whoever runs it can do something else in between. */
export type Steps<Result> = Generator<EvaluationProgress, Result, void>;

const STEP_ITEMS = 2_000;

/** Goes through a list and stops every two thousand items. */
export function* stepThrough(
  step: EvaluationProgress['step'],
  total: number,
  visit: (place: number) => void,
): Steps<void> {
  for (let place = 0; place < total; place += 1) {
    visit(place);
    if ((place + 1) % STEP_ITEMS === 0) yield { step, done: place + 1, total };
  }
  yield { step, done: total, total };
}
