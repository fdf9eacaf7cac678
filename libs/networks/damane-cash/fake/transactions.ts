import { businessDayBounds, businessDayOf } from '@hanout/calendar';
import type { RemoteReportLine, RemoteSystem } from '@hanout/network-testing';
import { sayCollection, sayTransaction } from './objects';

interface Page {
  transactions: object[];
  available: number;
  /** By its own clock: after the day where that is over there. */
  madeAt: Date;
}

/** Transactions of our account by `fromDateTime`, `offset` and `limit`, the newest first; only what moved. */
export function pageOf(path: string, system: RemoteSystem): Page | undefined {
  const { searchParams } = new URL(path, 'http://damane-cash.example');
  const day = businessDayOf(new Date(searchParams.get('fromDateTime') ?? NaN));
  const report = system.report(day);
  if (!report) return undefined;
  const [now, end] = [system.now().getTime(), businessDayBounds(day).to.getTime()];
  const moved = report.lines
    .filter((line) => line.event === 'collection' || line.result.word === 'done')
    .reverse();
  const [offset, limit] = [Number(searchParams.get('offset')), Number(searchParams.get('limit'))];
  return {
    transactions: moved.slice(offset, offset + limit).map(sayLine),
    available: moved.length,
    madeAt: new Date(report.isFinal ? Math.max(now, end) : Math.min(now, end - 1)),
  };
}

function sayLine(line: RemoteReportLine): object {
  if (line.event === 'payout')
    return {
      ...sayTransaction({ ...line.result, order: line.order }),
      creationDate: line.decidedAt.toISOString(),
    };
  const debitParty = [
    { key: 'organisationid', value: 'damane-cash' },
    { key: 'msisdn', value: line.account },
  ];
  return { ...sayCollection(line), debitParty };
}
