import type { HouseholdRow, PupilRow, Roster } from '../roster';

export function aHousehold(change: Partial<HouseholdRow> = {}): HouseholdRow {
  return {
    row: 2,
    idcs: '5017983822',
    cin: 'EA68769',
    nameAr: 'فاطمة الزهراء تيزي',
    nameFr: 'Fatima-Zahra Tizi',
    relation: 'mère',
    phone: '0607031071',
    province: 'Rehamna',
    commune: 'Jbilate',
    network: 'damane-cash',
    language: 'ar',
    ...change,
  };
}

export function aPupil(change: Partial<PupilRow> = {}): PupilRow {
  return {
    row: 2,
    massar: 'G457753207',
    idcs: '5017983822',
    firstNameAr: 'حليمة',
    firstNameFr: 'Halima',
    sex: 'F',
    birthDate: '2009-11-09',
    grade: '6AP',
    school: '137324A',
    commune: 'Anzou',
    ...change,
  };
}

type Report = readonly [massar: string, month: string, absences: string];

/** A report of no absence for each month of the tranche. */
export function alwaysThere(massar = 'G457753207'): Report[] {
  return ['2021-03', '2021-04', '2021-05', '2021-06'].map((month) => [massar, month, '0']);
}

/** Rows are numbered in the order given, from 2. */
export function aRoster({
  households = [aHousehold()],
  pupils = [aPupil()],
  reports = alwaysThere(),
}: {
  households?: HouseholdRow[];
  pupils?: PupilRow[];
  reports?: readonly Report[];
} = {}): Roster {
  return {
    households: households.map((household, index) => ({ ...household, row: index + 2 })),
    pupils: pupils.map((pupil, index) => ({ ...pupil, row: index + 2 })),
    absences: {
      rows: reports.map((_, index) => index + 2),
      massars: reports.map(([massar]) => massar),
      months: reports.map(([, month]) => month),
      absences: reports.map(([, , count]) => count),
    },
  };
}
