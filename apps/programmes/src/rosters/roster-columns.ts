import type { RosterFileKind } from '@hanout/contracts';

export const SEPARATOR = ';';

/** The columns of each file. They may stand in any order; rows are handed on in this one. */
export const ROSTER_COLUMNS = {
  households: [
    'idcs',
    'cin',
    'nom_ar',
    'nom_fr',
    'lien',
    'telephone',
    'province',
    'commune',
    'reseau',
    'langue',
  ],
  pupils: [
    'massar',
    'idcs',
    'prenom_ar',
    'prenom_fr',
    'sexe',
    'naissance',
    'niveau',
    'etablissement',
    'commune',
  ],
  absences: ['massar', 'mois', 'absences'],
} as const satisfies Record<RosterFileKind, readonly string[]>;

export type RosterColumn = (typeof ROSTER_COLUMNS)[RosterFileKind][number];

/**
 * What the very last cell of a file may hold when its line end is missing: anything else is the stump of a value.
 * Columns that people fill in freely only have to hold something.
 */
const WHOLE_VALUES: Partial<Record<string, readonly [shape: RegExp, shownAs: string]>> = {
  idcs: [/^\d{10}$/, '9999999999'],
  massar: [/^[A-Za-z]\d{9}$/, 'A999999999'],
  mois: [/^\d{4}-\d{2}$/, '2021-03'],
  absences: [/^\d+$/, '0-99'],
  naissance: [/^\d{4}-\d{2}-\d{2}$/, '2021-03-31'],
  niveau: [/^\d[A-Z]{2}$/, '1AP'],
  sexe: [/^[FM]$/, 'F|M'],
  langue: [/^(?:ar|zgh|fr)$/, 'ar|zgh|fr'],
  lien: [/^(?:père|mère|tuteur)$/, 'père|mère|tuteur'],
};
const ANY_TEXT = [/\S/, '…'] as const;

/** What was expected of the last cell when it cannot be whole; `undefined` when it can. */
export function stumpOf(column: string, value: string): { expected: string } | undefined {
  const [shape, shownAs] = WHOLE_VALUES[column] ?? ANY_TEXT;
  return shape.test(value.trim()) ? undefined : { expected: shownAs };
}
