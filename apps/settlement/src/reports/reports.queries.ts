import type { NetworkName } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import type { ReportLine } from './report-line';

export interface NewReport {
  reportId: string;
  network: NetworkName;
  day: string;
  format: string;
  documentHash: string;
  importedBy: string;
  lines: readonly ReportLine[];
}

/** Whoever comes second waits for the first. @returns false when the network has reported that day */
export async function insertReport(manager: EntityManager, report: NewReport): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `insert into network_reports (report_id, network, day, format, document_hash, imported_by)
     values ($1, $2, $3, $4, decode($5, 'hex'), $6) on conflict do nothing returning 1`,
    [report.reportId, report.network, report.day, report.format, report.documentHash, report.importedBy],
  );
  return rows.length === 1;
}

export async function findReport(
  manager: EntityManager,
  { network, day }: { network: NetworkName; day: string },
): Promise<{ reportId: string; lines: number; documentHash: string } | undefined> {
  const rows = await manager.query<{ reportId: string; lines: number; documentHash: string }[]>(
    `select report_id as "reportId", lines, encode(document_hash, 'hex') as "documentHash"
       from network_reports where network = $1 and day = $2`,
    [network, day],
  );
  return rows[0];
}

/** Keeps the lines that no report had told before, and counts them. */
export async function insertLines(manager: EntityManager, report: NewReport): Promise<void> {
  await manager.query(
    `with told as (
       insert into report_lines (report_id, network, day, reference, direction, amount_minor, amount_currency, movement_id)
       select $1, $2, $3, reference, direction, amount_minor, amount_currency,
              case when pg_input_is_valid(reference, 'uuid') then reference::uuid end
         from unnest($4::text[], $5::text[], $6::bigint[], $7::text[])
              as given (reference, direction, amount_minor, amount_currency)
        order by reference, direction
       on conflict do nothing returning 1)
     update network_reports set lines = (select count(*) from told) where report_id = $1`,
    [report.reportId, report.network, report.day, ...columnsOf(report.lines)],
  );
}

/** A line that the network told with another amount before. */
export async function findChangedLine(
  manager: EntityManager,
  report: NewReport,
): Promise<string | undefined> {
  const rows = await manager.query<{ reference: string }[]>(
    `select l.reference from unnest($2::text[], $3::text[], $4::bigint[], $5::text[])
                             as given (reference, direction, amount_minor, amount_currency)
       join report_lines l on l.network = $1 and l.reference = given.reference and l.direction = given.direction
      where (l.amount_minor, l.amount_currency) <> (given.amount_minor, given.amount_currency) limit 1`,
    [report.network, ...columnsOf(report.lines)],
  );
  return rows[0]?.reference;
}

function columnsOf(lines: readonly ReportLine[]): unknown[] {
  return [
    lines.map(({ reference }) => reference),
    lines.map(({ direction }) => direction),
    lines.map(({ amountMinor }) => amountMinor),
    lines.map(({ currency }) => currency),
  ];
}
