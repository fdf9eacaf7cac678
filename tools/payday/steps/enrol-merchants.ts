import { NETWORKS, type NetworkName, type PeopleEnrolledV1, type PersonToEnrolV1 } from '@hanout/contracts';
import { readCsvRows, RosterFolderProblem } from '../csv-folder';
import { inFlight } from '../in-flight';
import type { Payday } from '../payday';
import { count, ProgressLine } from '../progress';

const COLUMNS = [
  'code',
  'enseigne_ar',
  'enseigne_fr',
  'gerant_ar',
  'gerant_fr',
  'cin',
  'telephone',
  'mcc',
  'ice',
  'province',
  'commune',
  'reseau',
] as const;
const BATCH_MAX = 200;

export interface Merchant {
  code: string;
  tradeNameAr: string;
  tradeNameFr: string;
  phone: string;
  province: string;
  commune: string;
  network: NetworkName;
}

/** Each merchant becomes a person, a merchant and a wallet, opened by its own network's bulk enrolment. */
export async function enrolMerchants(payday: Payday): Promise<Merchant[]> {
  const rows = readCsvRows(payday.folder, 'merchants', COLUMNS);
  const merchants = rows.map((row, index) => merchantOf(row, index + 2));
  const step = new ProgressLine('Merchants enrolled by their network', rows.length);
  const batches = listsOf(rows);
  const tally = { enrolled: 0, repeated: 0, refused: 0 };
  const refusals: string[] = [];
  await inFlight(batches, 3, async ({ network, people }) => {
    const { enrolments } = await payday.networks[network].post<PeopleEnrolledV1>('/enrolments', { people });
    for (const enrolment of enrolments) {
      tally[enrolment.outcome] += 1;
      if (enrolment.outcome === 'refused')
        refusals.push(`${enrolment.enrolmentId}: ${enrolment.code} (${enrolment.field})`);
    }
    step.show(tally.enrolled + tally.repeated + tally.refused);
  });
  step.done(`${count(tally.enrolled)} new, ${count(tally.repeated)} known, ${count(tally.refused)} refused`);
  for (const refusal of refusals) console.log(`      ${refusal}`);
  return merchants;
}

function merchantOf(row: Record<string, string>, number: number): Merchant {
  const network = NETWORKS.find((name) => name === row.reseau);
  if (!network) {
    throw new RosterFolderProblem(
      `merchants.csv: row ${number}, column reseau: expected one of ${NETWORKS.join(', ')}, found "${row.reseau}"`,
    );
  }
  return {
    code: row.code!,
    tradeNameAr: row.enseigne_ar!,
    tradeNameFr: row.enseigne_fr!,
    phone: row.telephone!,
    province: row.province!,
    commune: row.commune!,
    network,
  };
}

/** The merchants in lists of one network each, as its bulk enrolment takes them. */
export function readMerchantLists(folder: string): { network: NetworkName; people: PersonToEnrolV1[] }[] {
  return listsOf(readCsvRows(folder, 'merchants', COLUMNS));
}

function listsOf(rows: Record<string, string>[]): { network: NetworkName; people: PersonToEnrolV1[] }[] {
  return NETWORKS.flatMap((network) =>
    batchesOf(
      network,
      rows.filter((row) => row.reseau === network),
    ),
  );
}

function batchesOf(
  network: NetworkName,
  rows: Record<string, string>[],
): { network: NetworkName; people: PersonToEnrolV1[] }[] {
  const batches = [];
  for (let from = 0; from < rows.length; from += BATCH_MAX) {
    batches.push({ network, people: rows.slice(from, from + BATCH_MAX).map(personOf) });
  }
  return batches;
}

function personOf(row: Record<string, string>): PersonToEnrolV1 {
  return {
    enrolmentId: `merchant:${row.code}`,
    nameAr: row.gerant_ar!,
    nameFr: row.gerant_fr!,
    phone: row.telephone!,
    cin: row.cin!,
    language: 'fr',
    tier: 3,
    references: [],
    merchant: {
      code: row.code!,
      tradeNameAr: row.enseigne_ar!,
      tradeNameFr: row.enseigne_fr!,
      mcc: row.mcc!,
      ...(row.ice ? { ice: row.ice } : {}),
      province: row.province!,
      commune: row.commune!,
    },
  };
}
