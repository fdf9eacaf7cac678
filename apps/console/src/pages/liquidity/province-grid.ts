/**
 * The country as tiles: one for each of its 75 provinces and prefectures, by the letters of ISO 3166-2:MA, about where it
 * lies to its neighbours. A drawing of our own: no border is meant.
 */
const DRAWING = `
  ... ... ... ... ... ... ... ... TNG FAH MDF ... ... ...
  ... ... ... ... ... ... ... LAR TET CHE HOC DRI NAD BER
  ... ... ... ... ... ... KEN SIK OUZ TAO TAZ GUF TAI OUJ
  ... ... ... ... ... RAB SAL SIL MEK MOU FES SEF ... JRA
  ... ... ... ... MOH SKH KHE HAJ IFR BOM ... ... ... FIG
  ... ... ... CAS MED BES KHO KHN MID ... ... ... ... ...
  ... ... JDI NOU BRR SET FQH BEM ERR ... ... ... ... ...
  ... SAF SIB YUS REH KES AZI TIN ... ... ... ... ... ...
  ... ESI CHI MAR HAO OUA ZAG ... ... ... ... ... ... ...
  ... AGD INE TAR TAT ... ... ... ... ... ... ... ... ...
  ... CHT TIZ ... ... ... ... ... ... ... ... ... ... ...
  SIF GUE ASZ ... ... ... ... ... ... ... ... ... ... ...
  TAF TNT ESM ... ... ... ... ... ... ... ... ... ... ...
  BOD LAA ... ... ... ... ... ... ... ... ... ... ... ...
  OUD AOU ... ... ... ... ... ... ... ... ... ... ... ...
`;

export interface Tile {
  readonly code: string;
  readonly column: number;
  readonly row: number;
}

const rows = DRAWING.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

export const TILES: readonly Tile[] = rows.flatMap((codes, row) =>
  codes.flatMap((code, column) => (code === '...' ? [] : [{ code, column, row }])),
);

export const GRID = { columns: rows[0]?.length ?? 0, rows: rows.length } as const;

/** Where the programme is tried first. */
export const PILOT: ReadonlySet<string> = new Set(['AZI', 'FES', 'MEK', 'REH']);
