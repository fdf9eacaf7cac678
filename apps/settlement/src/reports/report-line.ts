import type { ReportFormat } from '@hanout/contracts';
import { readCamt053 } from '../bank/camt053';
import { readCsvReport } from './csv-report';

/** What a network says of one movement. */
export interface ReportLine {
  /** Ours, as we gave it to the network. */
  reference: string;
  /** `in`: the network is owed it. */
  direction: 'in' | 'out';
  /** Above zero. */
  amountMinor: bigint;
  currency: string;
}

/** How a document of a format is read; a network’s own format is one more row. */
export const REPORT_READERS: Record<ReportFormat, (document: string) => ReportLine[]> = {
  csv: readCsvReport,
  camt053: (document) => {
    const { entries, currency } = readCamt053(document);
    return entries.map(({ endToEndId, entryRef, amountMinor }) => ({
      reference: endToEndId ?? entryRef,
      direction: amountMinor < 0n ? 'out' : 'in',
      amountMinor: amountMinor < 0n ? -amountMinor : amountMinor,
      currency,
    }));
  },
};
