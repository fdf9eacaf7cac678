import { readIdcs, readMassar } from '@hanout/identifiers';
import { stepThrough } from './evaluation';
import type { EvaluatedPupil, Finding, PupilRejection, RejectedPupilRow, Steps } from './evaluation';
import type { HeardHousehold, HeardHouseholds } from './household.holds';
import type { ProgrammeRules } from './programme-rules';
import type { PupilRow } from './roster';

/** A pupil as its rows say. */
export type HeardPupil = {
  -readonly [Field in keyof EvaluatedPupil]: EvaluatedPupil[Field];
} & { readonly rows: number[]; readonly households: number[] };

export interface HeardPupils {
  readonly pupils: readonly HeardPupil[];
  readonly byMassar: ReadonlyMap<string, number>;
  readonly rejected: readonly RejectedPupilRow[];
  readonly findings: Finding[];
}

/**
 * Rejects the rows that name no pupil, no grade of the programme or no household, in that order, and holds the pupils
 * that stand in two households, or in one with rows that differ. Identical rows count once.
 */
export function* hearPupils(
  rows: readonly PupilRow[],
  { households, byIdcs }: HeardHouseholds,
  rules: ProgrammeRules,
): Steps<HeardPupils> {
  const byMassar = new Map<string, number>();
  const pupils: HeardPupil[] = [];
  const firstRows: PupilRow[] = [];
  const rejected: RejectedPupilRow[] = [];
  const findings: Finding[] = [];

  yield* stepThrough('pupils', rows.length, (place) => {
    const row = rows[place];
    if (row === undefined) return;
    const heard = hearRow(row, byIdcs, rules);
    if (typeof heard === 'string') {
      const [massar, idcs, grade] = [row.massar.trim(), row.idcs.trim(), row.grade.trim()];
      rejected.push({ row: row.row, massar, idcs, grade, reason: heard });
      findings.push({ file: 'pupils', row: row.row, subject: massar, outcome: 'rejected', reason: heard });
      return;
    }
    const index = byMassar.get(heard.massar);
    const known = index === undefined ? undefined : pupils[index];
    const firstRow = index === undefined ? undefined : firstRows[index];
    if (known === undefined || firstRow === undefined) {
      const { massar, grade, household } = heard;
      byMassar.set(
        massar,
        pupils.push({ massar, grade, rows: [row.row], households: [household], hold: undefined }) - 1,
      );
      firstRows.push(row);
      noteChild(households[household], pupils.length - 1);
      return;
    }
    known.rows.push(row.row);
    if (!known.households.includes(heard.household)) {
      known.households.push(heard.household);
      noteChild(households[heard.household], index ?? -1);
      known.hold = 'two_households';
    } else if (known.households[0] === heard.household && isSame(firstRow, row)) {
      findings.push({
        file: 'pupils',
        row: row.row,
        subject: heard.massar,
        outcome: 'counted_once',
        reason: 'identical_row',
      });
    } else {
      known.hold ??= 'conflicting_rows';
    }
  });

  for (const { massar, rows: places, hold, households: indexes } of pupils) {
    const isHouseholdHeld = indexes.some((index) => (households[index]?.holds.length ?? 0) > 0);
    const reason = hold ?? (isHouseholdHeld ? 'held_household' : undefined);
    if (reason === undefined) continue;
    for (const row of places)
      findings.push({ file: 'pupils', row, subject: massar, outcome: 'held', reason });
  }
  return { pupils, byMassar, rejected, findings };
}

function hearRow(
  row: PupilRow,
  byIdcs: ReadonlyMap<string, number>,
  rules: ProgrammeRules,
): PupilRejection | { massar: string; grade: string; household: number } {
  const massar = readMassar(row.massar);
  if (massar === undefined) return 'invalid_massar';
  const grade = row.grade.trim();
  if (!rules.grades.has(grade)) return 'unknown_grade';
  const household = byIdcs.get(readIdcs(row.idcs) ?? '');
  if (household === undefined) return 'unknown_household';
  return { massar, grade, household };
}

/** A new list instead of a push: pushing onto an empty list makes room for seventeen, in fifty thousand households. */
function noteChild(household: HeardHousehold | undefined, pupil: number): void {
  if (household !== undefined) household.pupils = [...household.pupils, pupil];
}

/** MASSAR and household are known to be the same. */
function isSame(first: PupilRow, second: PupilRow): boolean {
  const fields = ['firstNameAr', 'firstNameFr', 'sex', 'birthDate', 'grade', 'school', 'commune'] as const;
  return fields.every((field) => first[field].trim() === second[field].trim());
}
