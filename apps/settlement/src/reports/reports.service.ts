import { createHash } from 'node:crypto';
import { reachOf } from '@hanout/access';
import { Audit } from '@hanout/audit';
import { businessDayOf, isBusinessDay, type Clock } from '@hanout/calendar';
import type { ImportNetworkReportV1, NetworkReportV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { CLOCK } from '@hanout/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { explainBreaks, openMatchBreaks } from '../matching/match-breaks.queries';
import { REPORT_ERRORS } from './report.errors';
import { REPORT_READERS, type ReportLine } from './report-line';
import { findChangedLine, findReport, insertLines, insertReport, type NewReport } from './reports.queries';

/** What networks say of their days. */
@Injectable()
export class NetworkReports {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Keeps its lines, each once in whatever report it is told, and opens a break for each that does not agree with ours. The
   * same report again changes nothing.
   * @throws DomainError of its reader, `settlement.report_day_wrong`, `settlement.report_line_twice`,
   * `settlement.report_reused`
   */
  async import({ caller, network, day, body }: ImportNetworkReportV1): Promise<NetworkReportV1> {
    reachOf(caller, 'settlement.import-network-report');
    if (!isBusinessDay(day) || day > businessDayOf(this.clock.now()))
      throw REPORT_ERRORS.error('settlement.report_day_wrong', { field: 'day' });
    const { format, document } = body;
    const lines = REPORT_READERS[format](document);
    demandOnce(lines);
    const documentHash = createHash('sha256').update(document).digest('hex');
    const report = { reportId: uuidV7(), network, day, format, documentHash, importedBy: caller.id, lines };
    return inTransaction(this.dataSource, async (manager) => {
      const isNew = await insertReport(manager, report);
      if (isNew) {
        await take(manager, report);
        await this.audit.record(manager, {
          by: caller,
          operation: 'settlement.import-network-report',
          subject: { kind: 'network-report', id: report.reportId },
          after: { network, day, documentHash },
        });
      }
      const kept = (await findReport(manager, report))!;
      if (kept.documentHash !== documentHash) throw reused(day);
      return { reportId: kept.reportId, network, day, lines: kept.lines, isRepeated: !isNew };
    });
  }
}

async function take(manager: EntityManager, report: NewReport): Promise<void> {
  await insertLines(manager, report);
  const changed = await findChangedLine(manager, report);
  if (changed !== undefined) throw reused(changed);
  await openMatchBreaks(manager, report);
  await explainBreaks(manager);
}

function demandOnce(lines: readonly ReportLine[]): void {
  const seen = new Set<string>();
  for (const { reference, direction } of lines) {
    const key = `${direction} ${reference}`;
    if (seen.has(key))
      throw REPORT_ERRORS.error('settlement.report_line_twice', { field: 'document', params: { reference } });
    seen.add(key);
  }
}

function reused(reference: string): Error {
  return REPORT_ERRORS.error('settlement.report_reused', { field: 'document', params: { reference } });
}
