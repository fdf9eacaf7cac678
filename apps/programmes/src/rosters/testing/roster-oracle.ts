import type { OutcomeTotals } from '../evaluation-totals';
import type { PlannedChild, PlannedHousehold } from './roster-plan';

/**
 * What a right evaluation of the planned roster finds, worked out by hand: one household, one child, one month after
 * the other, in dirhams, sharing nothing with the evaluation but the shape of the answer.
 */
export function expectTotals(plan: readonly PlannedHousehold[], rows: OutcomeTotals['rows']): OutcomeTotals {
  let conflicting = 0,
    badCin = 0,
    sharedPhone = 0,
    nothingDue = 0;
  let badMassar = 0,
    unknownGrade = 0,
    unknownHousehold = 0,
    heldPupils = 0;
  let paid = 0,
    absent = 0,
    unreported = 0,
    ofHeldPupil = 0,
    ofHeldHousehold = 0;
  let largestDirhams = 0;
  const purses: { dirhams: number; hasPhone: boolean; province: string; network: string }[] = [];

  for (const home of plan) {
    const isHeld = home.isConflicting || home.hasBadCin || home.sharesPhone;
    if (home.isConflicting) conflicting += 1;
    else if (home.hasBadCin) badCin += 1;
    else if (home.sharesPhone) sharedPhone += 1;
    let dirhams = 0;
    for (const child of home.children) {
      const isKnown = dirhamsFor(child.grade) > 0;
      const rowsOfChild = child.fault === 'second_household' || child.fault === 'repeated' ? 2 : 1;
      if (child.fault === 'bad_massar') badMassar += 1;
      else if (!isKnown) unknownGrade += rowsOfChild;
      else if (child.fault === 'unknown_household') unknownHousehold += 1;
      if (child.fault === 'bad_massar' || !isKnown || child.fault === 'unknown_household') continue;
      if (child.fault === 'second_household') heldPupils += 1;
      for (const days of child.absences) {
        if (child.fault === 'second_household') ofHeldPupil += 1;
        else if (isHeld) ofHeldHousehold += 1;
        else if (days === null) unreported += 1;
        else if (isTooOftenAway(child, days)) absent += 1;
        else {
          paid += 1;
          dirhams += dirhamsFor(child.grade);
        }
      }
    }
    if (dirhams > largestDirhams) largestDirhams = dirhams;
    if (dirhams > 0)
      purses.push({
        dirhams,
        hasPhone: home.subscriber !== '',
        province: home.province,
        network: home.network,
      });
    else if (!isHeld) nothingDue += 1;
  }

  const sum = (
    wanted: (purse: (typeof purses)[number]) => boolean,
  ): { households: number; minor: number } => {
    let households = 0,
      dirhams = 0;
    for (const purse of purses)
      if (wanted(purse)) {
        households += 1;
        dirhams += purse.dirhams;
      }
    return { households, minor: dirhams * 100 };
  };
  const groups = (by: 'province' | 'network'): Record<string, { households: number; minor: number }> => {
    const found: Record<string, { households: number; minor: number }> = {};
    for (const { [by]: name } of purses) found[name] = sum((purse) => purse[by] === name);
    return found;
  };
  return {
    rows,
    households: plan.length,
    households_held: { conflicting_rows: conflicting, invalid_cin: badCin, shared_phone: sharedPhone },
    pupil_rows_rejected: {
      invalid_massar: badMassar,
      unknown_grade: unknownGrade,
      unknown_household: unknownHousehold,
    },
    pupils_held: heldPupils,
    pupil_months: {
      paid,
      unpaid_absence: absent,
      held_no_report: unreported,
      held_pupil: ofHeldPupil,
      held_household: ofHeldHousehold,
    },
    payable_minor: sum(() => true).minor,
    wallet: sum(({ hasPhone }) => hasPhone),
    voucher: sum(({ hasPhone }) => !hasPhone),
    households_with_nothing_due: nothingDue,
    by_province: groups('province'),
    by_network: groups('network'),
    largest_household_minor: largestDirhams * 100,
  };
}

function dirhamsFor(grade: string): number {
  switch (grade) {
    case '1AP':
    case '2AP':
      return 60;
    case '3AP':
    case '4AP':
      return 80;
    case '5AP':
    case '6AP':
      return 100;
    case '1AC':
    case '2AC':
    case '3AC':
      return 140;
    default:
      return 0;
  }
}

function isTooOftenAway({ grade }: PlannedChild, days: number): boolean {
  return grade.endsWith('AC') ? days >= 7 : days >= 5;
}
