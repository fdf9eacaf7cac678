import type { RemoteReport, RemoteReportLine } from '@hanout/network-testing';
import { sayAmount, sayEvent } from './words';

const PAGE_LINES = 2_000;

/** Pages count from 1, and an empty day has one. */
export function pageOf({ day, isFinal, lines }: RemoteReport, page: number): object | undefined {
  const pages = Math.max(1, Math.ceil(lines.length / PAGE_LINES));
  if (!(page >= 1 && page <= pages)) return undefined;
  const entries = lines.slice((page - 1) * PAGE_LINES, page * PAGE_LINES).map(sayEntry);
  return { day, page, pages, state: isFinal ? 'CLOSED' : 'OPEN', entries };
}

/** The event as a notice has it, without its name. */
function sayEntry(line: RemoteReportLine): object {
  const said: object = { ...sayEvent(line), event: undefined };
  if (line.event === 'collection') return { ...said, payer: { msisdn: line.account } };
  const { account: msisdn, amountMinor, currency } = line.order;
  const { decidedAt } = line;
  return { ...said, beneficiary: { msisdn }, amount: sayAmount(amountMinor, currency), decidedAt };
}
