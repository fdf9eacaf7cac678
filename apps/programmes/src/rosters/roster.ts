import type { RosterFileKind } from '@hanout/contracts';
import { readRosterFile } from './roster-file';
import type { RosterBytes } from './roster-text';

/** Cells as written, with the row they stand in. Nothing is judged yet. */
export interface HouseholdRow {
  readonly row: number;
  readonly idcs: string;
  readonly cin: string;
  readonly nameAr: string;
  readonly nameFr: string;
  readonly relation: string;
  readonly phone: string;
  readonly province: string;
  readonly commune: string;
  readonly network: string;
  readonly language: string;
}

export interface PupilRow {
  readonly row: number;
  readonly massar: string;
  readonly idcs: string;
  readonly firstNameAr: string;
  readonly firstNameFr: string;
  readonly sex: string;
  readonly birthDate: string;
  readonly grade: string;
  readonly school: string;
  readonly commune: string;
}

/** By far the longest file, so its columns are kept as lists: the nth report is the nth of each. */
export interface AbsenceRows {
  readonly rows: readonly number[];
  readonly massars: readonly string[];
  readonly months: readonly string[];
  readonly absences: readonly string[];
}

export interface Roster {
  readonly households: readonly HouseholdRow[];
  readonly pupils: readonly PupilRow[];
  readonly absences: AbsenceRows;
}

export type RosterFiles = Readonly<Record<RosterFileKind, RosterBytes>>;

/**
 * Reads the three files, one after the other.
 * @throws RosterFileProblem for the first thing that is wrong in any of them.
 */
export async function readRoster(
  files: RosterFiles,
  onRows: (kind: RosterFileKind, rows: number) => void = () => undefined,
): Promise<Roster> {
  const once = new Once();
  const households: HouseholdRow[] = [];
  for await (const batch of readRosterFile('households', files.households)) {
    for (const { row, values } of batch) {
      const [
        idcs = '',
        cin = '',
        nameAr = '',
        nameFr = '',
        relation = '',
        phone = '',
        province = '',
        commune = '',
        network = '',
        language = '',
      ] = values;
      const repeating = {
        relation: once.of(relation),
        province: once.of(province),
        commune: once.of(commune),
      };
      households.push({
        row,
        idcs,
        cin,
        nameAr,
        nameFr,
        phone,
        ...repeating,
        network: once.of(network),
        language: once.of(language),
      });
    }
    onRows('households', households.length);
  }
  const pupils: PupilRow[] = [];
  for await (const batch of readRosterFile('pupils', files.pupils)) {
    for (const { row, values } of batch) {
      const [
        massar = '',
        idcs = '',
        firstNameAr = '',
        firstNameFr = '',
        sex = '',
        birthDate = '',
        grade = '',
        school = '',
        commune = '',
      ] = values;
      const names = { firstNameAr: once.of(firstNameAr), firstNameFr: once.of(firstNameFr) };
      const repeating = {
        sex: once.of(sex),
        birthDate: once.of(birthDate),
        grade: once.of(grade),
        school: once.of(school),
        commune: once.of(commune),
      };
      pupils.push({ row, massar, idcs, ...names, ...repeating });
    }
    onRows('pupils', pupils.length);
  }
  const absences = {
    rows: [] as number[],
    massars: [] as string[],
    months: [] as string[],
    absences: [] as string[],
  };
  for await (const batch of readRosterFile('absences', files.absences)) {
    for (const { row, values } of batch) {
      const [massar = '', month = '', count = ''] = values;
      absences.rows.push(row);
      absences.massars.push(
        massar === absences.massars.at(-1) ? (absences.massars.at(-1) ?? massar) : massar,
      );
      absences.months.push(once.of(month));
      absences.absences.push(once.of(count));
    }
    onRows('absences', absences.rows.length);
  }
  return { households, pupils, absences };
}

/** Keeps one copy of a text that comes back in thousands of rows. */
class Once {
  private readonly seen = new Map<string, string>();

  of(text: string): string {
    const known = this.seen.get(text);
    if (known !== undefined) return known;
    // The cap keeps a column of ever new values from being held a second time.
    if (this.seen.size < 50_000) this.seen.set(text, text);
    return text;
  }
}
