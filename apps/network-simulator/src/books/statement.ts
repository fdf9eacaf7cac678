import { businessDayBounds, businessDayOf, isBusinessDay } from '@hanout/calendar';
import type { RemoteReport, RemoteReportLine } from '@hanout/network-testing';
import { resultOf } from '../notices/notice';
import type { Entry } from './entry';

/**
 * The network's own statement of a business day, as its wire brings it to us: what moved then, and what was refused for
 * good. Undefined before the day has begun where the network is.
 */
export function statementOf(day: string, standing: Iterable<Entry>, now: Date): RemoteReport | undefined {
  if (!isBusinessDay(day) || day > businessDayOf(now)) return undefined;
  const { from, to } = businessDayBounds(day);
  const decided: { line: RemoteReportLine; at: Date }[] = [];
  for (const entry of standing) {
    const at = new Date(entry.decidedAt ?? NaN);
    if (!(at >= from && at < to) || entry.state === 'pending') continue;
    const line = lineOf(entry, at);
    if (line) decided.push({ line, at });
  }
  decided.sort((one, other) => one.at.getTime() - other.at.getTime());
  return { day, isFinal: now >= to, lines: decided.map(({ line }) => line) };
}

function lineOf(entry: Entry, at: Date): RemoteReportLine | undefined {
  const { kind, id, ref, account, payee = '', amount: amountMinor, currency } = entry;
  if (kind === 'collection')
    return { event: 'collection', ref, account, payee, amountMinor, currency, collectedAt: at };
  // An order that was reversed and has not arrived has no account yet.
  if (kind !== 'payout' || account === '') return undefined;
  return {
    event: 'payout',
    order: { id, account, amountMinor, currency },
    result: resultOf(entry),
    decidedAt: at,
  };
}
