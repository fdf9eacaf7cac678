import type { OutcomeTotals } from '../evaluation-totals';
import { expectTotals } from './roster-oracle';
import { Dice, planRoster } from './roster-plan';
import type { PlannedChild, PlannedHousehold } from './roster-plan';

export interface GeneratedRoster {
  readonly households: Buffer;
  readonly pupils: Buffer;
  readonly absences: Buffer;
  /** What a right evaluation finds. */
  readonly expected: OutcomeTotals;
}

/** A roster of the shape and with the kinds of faults of the sample, the same for the same seed, and what it is worth. */
export function generateRoster({
  seed,
  households: size,
}: {
  seed: number;
  households: number;
}): GeneratedRoster {
  const dice = new Dice(seed);
  const plan = planRoster(dice, size);
  const households: string[] = [];
  const pupils: string[] = [];
  const absences: string[] = [];
  for (const household of plan) {
    households.push(...householdRows(household, dice));
    for (const child of household.children) {
      const massar =
        child.fault === 'bad_massar'
          ? dice.pick([child.massar.slice(1), `${child.massar}7`, child.massar.slice(0, 6)])
          : child.massar;
      pupils.push(...pupilRows(child, massar, household, dice));
      absences.push(...absenceRows(child, massar));
    }
  }
  const rows = { households: households.length, pupils: pupils.length, absences: absences.length };
  const file = (header: string, lines: string[]): Buffer =>
    Buffer.from(`\ufeff${[header, ...dice.shuffle(lines)].join('\r\n')}\r\n`);
  return {
    households: file('idcs;cin;nom_ar;nom_fr;lien;telephone;province;commune;reseau;langue', households),
    pupils: file('massar;idcs;prenom_ar;prenom_fr;sexe;naissance;niveau;etablissement;commune', pupils),
    absences: file('massar;mois;absences', absences),
    expected: expectTotals(plan, rows),
  };
}

function householdRows(household: PlannedHousehold, dice: Dice): string[] {
  const row = (cin: string): string =>
    [
      household.idcs,
      spellCin(cin, dice),
      'فاطمة أيت علي',
      'Fatima Aït Ali',
      'mère',
      spellPhone(household.subscriber, dice),
      household.province,
      'Aït Tamlil',
      household.network,
      dice.isOneIn(9) ? 'ar ' : 'ar',
    ].join(';');
  const cin = household.hasBadCin ? dice.pick(['123456', 'CNIE EN COURS', '??', 'ABC12345']) : household.cin;
  const rows = [row(cin)];
  if (household.isRepeated) rows.push(row(cin));
  if (household.isConflicting) rows.push(row(`Z${household.idcs.slice(-6)}`));
  return rows;
}

function pupilRows(child: PlannedChild, massar: string, { idcs }: PlannedHousehold, dice: Dice): string[] {
  const row = (home: string): string =>
    [
      dice.isOneIn(8) ? ` ${massar.toLowerCase()}` : massar,
      home,
      'مريم',
      'Meryem',
      'F',
      '2011-03-04',
      child.grade,
      '137324A',
      'Anzou',
    ].join(';');
  switch (child.fault) {
    case 'unknown_household':
      return [row(String(9_000_000_000 + dice.roll(999_999)))];
    case 'second_household':
      return [row(idcs), row(child.secondIdcs ?? idcs)];
    case 'repeated':
      return [row(idcs), row(idcs)];
    default:
      return [row(idcs)];
  }
}

function absenceRows({ absences }: PlannedChild, massar: string): string[] {
  return absences.flatMap((days, place) => (days === null ? [] : [`${massar};2021-0${place + 3};${days}`]));
}

function spellCin(cin: string, dice: Dice): string {
  return dice.pick([cin, cin, `${cin} `, cin.toLowerCase()]);
}

function spellPhone(subscriber: string, dice: Dice): string {
  if (subscriber === '') return '';
  const national = `0${subscriber}`;
  return dice.pick([
    national,
    national.replace(/(?=(?:..)+$)/g, ' ').trim(),
    [...national].join(' '),
    `+212${subscriber}`,
    `00212${subscriber}`,
    `212${subscriber}`,
    [...national].map((digit) => String.fromCharCode(0x660 + Number(digit))).join(''),
  ]);
}
