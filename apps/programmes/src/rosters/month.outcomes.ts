import { NO_REPORT } from './absence.reports';
import { MONTH_OUTCOMES, stepThrough } from './evaluation';
import type { Finding, MonthOutcome, Steps } from './evaluation';
import type { HeardHousehold } from './household.holds';
import type { HeardPupil } from './pupil.rules';
import type { GradeRule, ProgrammeRules } from './programme-rules';

export interface MonthsJudged {
  readonly outcomes: Uint8Array;
  readonly findings: Finding[];
}

/** What becomes of one month of one child, in the order of the checks. */
export function judgeMonth(
  {
    isPupilHeld,
    isHouseholdHeld,
    absences,
  }: { isPupilHeld: boolean; isHouseholdHeld: boolean; absences: number },
  { absencesMaxPerMonth }: Pick<GradeRule, 'absencesMaxPerMonth'>,
): MonthOutcome {
  if (isPupilHeld) return 'held_pupil';
  if (isHouseholdHeld) return 'held_household';
  if (absences < 0) return 'held_no_report';
  return absences <= absencesMaxPerMonth ? 'paid' : 'unpaid_absence';
}

/** Judges every month of every pupil, and adds what is paid to what is due to the household. */
export function* judgeMonths(
  pupils: readonly HeardPupil[],
  households: readonly HeardHousehold[],
  absences: Int16Array,
  rules: ProgrammeRules,
): Steps<MonthsJudged> {
  const outcomes = new Uint8Array(absences.length);
  const findings: Finding[] = [];

  yield* stepThrough('months', pupils.length, (place) => {
    const pupil = pupils[place];
    const grade = rules.grades.get(pupil?.grade ?? '');
    const household = households[pupil?.households[0] ?? -1];
    if (pupil === undefined || grade === undefined || household === undefined)
      throw new Error(`Pupil ${place} was not heard`);
    const isPupilHeld = pupil.hold !== undefined;
    const isHouseholdHeld = household.holds.length > 0;
    let due = 0n;
    rules.months.forEach((month, index) => {
      const at = place * rules.months.length + index;
      const reported = absences[at] ?? NO_REPORT;
      const outcome = judgeMonth({ isPupilHeld, isHouseholdHeld, absences: reported }, grade);
      outcomes[at] = MONTH_OUTCOMES.indexOf(outcome);
      if (outcome === 'paid') due += grade.amountMinorPerMonth;
      if (outcome === 'held_no_report' && reported === NO_REPORT) {
        const subject = `${pupil.massar}/${month}`;
        findings.push({
          file: 'pupils',
          row: pupil.rows[0] ?? 0,
          subject,
          outcome: 'held',
          reason: 'no_report',
        });
      }
    });
    household.dueMinor += due;
  });
  return { outcomes, findings };
}
