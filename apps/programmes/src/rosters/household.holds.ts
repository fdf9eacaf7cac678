import { NETWORKS } from '@hanout/contracts';
import { isBlank, readCin, readIdcs, readPhone } from '@hanout/identifiers';
import { HOUSEHOLD_HOLDS, stepThrough } from './evaluation';
import type { EvaluatedHousehold, Finding, HouseholdHold, Steps } from './evaluation';
import type { ProgrammeRules } from './programme-rules';
import type { HouseholdRow } from './roster';

/** A household as its rows say; children, amount and method are filled in as they become known. */
export type HeardHousehold = {
  -readonly [Field in keyof EvaluatedHousehold]: EvaluatedHousehold[Field];
} & { readonly rows: number[]; readonly holds: HouseholdHold[] };

export interface HeardHouseholds {
  readonly households: readonly HeardHousehold[];
  readonly byIdcs: ReadonlyMap<string, number>;
  readonly findings: Finding[];
}

const networks: readonly string[] = NETWORKS;

/**
 * Reads every row, then judges: households whose rows differ, whose CIN, phone or network cannot be used, or whose
 * phone stands in another household are held, with all reasons that fit. Identical rows count once.
 */
export function* hearHouseholds(
  rows: readonly HouseholdRow[],
  rules: ProgrammeRules,
): Steps<HeardHouseholds> {
  const byIdcs = new Map<string, number>();
  const households: HeardHousehold[] = [];
  const firstRows: HouseholdRow[] = [];
  const phones = new PhoneBook();
  const findings: Finding[] = [];

  yield* stepThrough('households', rows.length, (place) => {
    const row = rows[place];
    if (row === undefined) return;
    const idcs = readIdcs(row.idcs);
    if (idcs === undefined) {
      findings.push({
        file: 'households',
        row: row.row,
        subject: row.idcs.trim(),
        outcome: 'rejected',
        reason: 'invalid_idcs',
      });
      return;
    }
    const read = readRow(idcs, row, rules);
    const index = byIdcs.get(idcs);
    const first = index === undefined ? undefined : households[index];
    const firstRow = index === undefined ? undefined : firstRows[index];
    phones.note(read.phone, index ?? households.length);
    if (first === undefined || firstRow === undefined) {
      byIdcs.set(idcs, households.push(read) - 1);
      firstRows.push(row);
    } else if (isSame(first, read) && asWritten(first, firstRow) === asWritten(read, row)) {
      first.rows.push(row.row);
      findings.push({
        file: 'households',
        row: row.row,
        subject: idcs,
        outcome: 'counted_once',
        reason: 'identical_row',
      });
    } else {
      first.rows.push(row.row);
      first.holds.push('conflicting_rows', ...read.holds);
    }
  });

  for (const index of phones.shared()) households[index]?.holds.push('shared_phone');
  for (const household of households) {
    inOrder(household.holds);
    for (const row of household.rows) {
      for (const reason of household.holds) {
        findings.push({ file: 'households', row, subject: household.idcs, outcome: 'held', reason });
      }
    }
  }
  return { households, byIdcs, findings };
}

function readRow(idcs: string, row: HouseholdRow, rules: ProgrammeRules): HeardHousehold {
  const cin = readCin(row.cin);
  const phone = readPhone(row.phone);
  const network = row.network.trim();
  const holds: HouseholdHold[] = [];
  if (cin === undefined) holds.push('invalid_cin');
  // A number that cannot be read is not the same as no number: a voucher would go to someone who has a phone.
  if (phone === undefined && !isBlank(row.phone)) holds.push('invalid_phone');
  if (!networks.includes(network)) holds.push('unknown_network');
  if (isBlank(row.phone) && !rules.paysByVoucherWhenNoPhone) holds.push('no_phone');
  return {
    idcs,
    rows: [row.row],
    cin,
    phone,
    nameAr: row.nameAr.trim(),
    nameFr: row.nameFr.trim(),
    relation: row.relation.trim(),
    province: row.province.trim(),
    commune: row.commune.trim(),
    network,
    language: row.language.trim(),
    holds,
    pupils: [],
    method: 'none',
    dueMinor: 0n,
  };
}

function isSame(first: HeardHousehold, second: HeardHousehold): boolean {
  const fields = [
    'cin',
    'phone',
    'nameAr',
    'nameFr',
    'relation',
    'province',
    'commune',
    'network',
    'language',
  ] as const;
  return fields.every((field) => first[field] === second[field]);
}

/** What could not be read is compared as it is written. */
function asWritten({ cin, phone }: HeardHousehold, row: HouseholdRow): string {
  return [cin ?? row.cin.trim().toUpperCase(), phone ?? row.phone.trim()].join(';');
}

/** Sorts the holds and leaves each once, in place. */
function inOrder(holds: HouseholdHold[]): void {
  const found = HOUSEHOLD_HOLDS.filter((hold) => holds.includes(hold));
  holds.splice(0, holds.length, ...found);
}

/** Which households a phone stands in. Rows of held households count: their phone is a phone all the same. */
class PhoneBook {
  private readonly first = new Map<string, number>();
  private readonly sharing = new Set<number>();

  note(phone: string | undefined, household: number): void {
    if (phone === undefined) return;
    const first = this.first.get(phone);
    if (first === undefined) this.first.set(phone, household);
    else if (first !== household) this.sharing.add(first).add(household);
  }

  shared(): ReadonlySet<number> {
    return this.sharing;
  }
}
