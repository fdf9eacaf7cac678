import { readMassar } from '@hanout/identifiers';
import { stepThrough } from './evaluation';
import type { Finding, FindingReason, Steps } from './evaluation';
import type { HeardPupils } from './pupil.rules';
import type { ProgrammeRules } from './programme-rules';
import type { AbsenceRows } from './roster';

/** Instead of a number of absences. */
export const NO_REPORT = -1;
const CONFLICTING = -2;
const UNREADABLE = -3;

export interface HeardAbsences {
  /** Absences of month m of pupil p at `p * months + m`; below zero there is no usable report. */
  readonly absences: Int16Array;
  readonly findings: Finding[];
}

/**
 * Puts every report to its pupil and month. Reports that contradict each other or hold no number make the month one
 * without a usable report; the same number twice counts once.
 */
export function* hearAbsences(
  rows: AbsenceRows,
  { byMassar, rejected }: HeardPupils,
  rules: ProgrammeRules,
): Steps<HeardAbsences> {
  const monthPlaces = new Map(rules.months.map((month, place) => [month, place]));
  const absences = new Int16Array(byMassar.size * rules.months.length).fill(NO_REPORT);
  const rejectedMassars = new Set(rejected.map(({ massar }) => massar.toUpperCase()));
  const findings: Finding[] = [];
  const note = (place: number, outcome: Finding['outcome'], reason: FindingReason): void => {
    const subject = `${rows.massars[place]?.trim().toUpperCase() ?? ''}/${rows.months[place]?.trim() ?? ''}`;
    findings.push({ file: 'absences', row: rows.rows[place] ?? 0, subject, outcome, reason });
  };

  yield* stepThrough('absences', rows.rows.length, (place) => {
    const written = rows.massars[place] ?? '';
    const pupil = byMassar.get(readMassar(written) ?? '');
    const month = monthPlaces.get(rows.months[place]?.trim() ?? '');
    if (pupil === undefined) {
      note(
        place,
        'rejected',
        rejectedMassars.has(written.trim().toUpperCase()) ? 'rejected_pupil' : 'unknown_pupil',
      );
      return;
    }
    if (month === undefined) {
      note(place, 'rejected', 'month_outside_tranche');
      return;
    }
    const at = pupil * rules.months.length + month;
    const known = absences[at] ?? NO_REPORT;
    const count = readCount(rows.absences[place] ?? '');
    if (known !== NO_REPORT && known === count) note(place, 'counted_once', 'identical_row');
    else if (known !== NO_REPORT) note(place, 'held', 'conflicting_reports');
    else if (count === UNREADABLE) note(place, 'held', 'unreadable_report');
    absences[at] = known === NO_REPORT || known === count ? count : CONFLICTING;
  });
  return { absences, findings };
}

function readCount(text: string): number {
  const trimmed = text.trim();
  return /^\d{1,4}$/.test(trimmed) ? Number(trimmed) : UNREADABLE;
}
