import type { HttpExchange } from './http-exchange';
import type { Collection, NoticeRefusal, RawNotice } from './notices';
import type { Money } from '@hanout/money';
import { unknown, type OutcomeById, type Unknown } from './outcome';

/** A network's own statement of a business day: what moved between its accounts and ours, and what it refused. */
export interface ReportCapability {
  /** As it stands now, in as many documents as the wire cuts it into: all of them or none. */
  fetch(day: string): Promise<ReportFetched>;

  /**
   * Checks who made it, over the very bytes, before anything is parsed; then what it says. Pure, and never stale: a later
   * one of the same day says more. One line that cannot be understood spoils the whole document, so that none is lost.
   * In turns: payments go on meanwhile, however long it is.
   */
  read(document: RawNotice): Promise<ReportReading>;
}

/** `not_ready`: there is none of that day, or not yet. */
export type ReportFetched = { outcome: 'got'; documents: RawNotice[] } | { outcome: 'not_ready' } | Unknown;

export type ReportReading =
  | {
      reading: 'accepted';
      /** `2026-11-28`, in Casablanca. */
      day: string;
      /** False: the day is not over there, and more may follow. */
      isFinal: boolean;
      lines: ReportLine[];
    }
  | { reading: 'refused'; cause: NoticeRefusal };

/** What a notice of the same would say, and of whose account. */
export type ReportLine = ReportedPayout | ReportedCollection;

export type ReportedPayout = {
  kind: 'payout';
  account: string;
  amount: Money;
  decidedAt: Date;
} & OutcomeById;

export type ReportedCollection = { kind: 'collection'; account: string } & Collection;

/** No report is larger; one of a day that is must come in several documents. */
export const REPORT_MAX_BYTES = 16 * 1_048_576;

/** What was asked for by name, with those of its headers that vouch for it. 404 is said of what is not there yet. */
export function documentIn(exchange: HttpExchange, name: string, vouching: readonly string[]): ReportFetched {
  if (exchange.outcome === 'unknown') return exchange;
  const { status, headers, body: raw } = exchange;
  if (status === 404) return { outcome: 'not_ready' };
  if (status !== 200) return unknown(`http_${status}`);
  const kept = vouching.flatMap((header) =>
    headers[header] === undefined ? [] : [[header, headers[header]]],
  );
  return {
    outcome: 'got',
    documents: [{ name, headers: Object.fromEntries(kept) as Record<string, string>, raw }],
  };
}
