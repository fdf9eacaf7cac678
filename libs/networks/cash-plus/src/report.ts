import { isBusinessDay } from '@hanout/calendar';
import {
  isRecord,
  isSignedBy,
  readEachInTurns,
  readJson,
  readPayee,
  readTime,
  unknown,
  type RawNotice,
  type ReportFetched,
  type ReportLine,
  type ReportReading,
} from '@hanout/network-kit';
import { readAmount } from './amounts';
import type { CashPlusClient } from './client';
import { readCollection } from './notices';
import { bytesToSign } from './signature';
import { ORDER, readRefusal, readState } from './status';

/** More pages than any day has. */
const PAGES_MAX = 1_000;

/** `GET statements/{day}/{page}`, from the first to the one that says it is the last; 404 at the first: not ready. */
export async function fetchReport(client: CashPlusClient, day: string): Promise<ReportFetched> {
  const documents: RawNotice[] = [];
  for (let page = 1; page <= PAGES_MAX; page += 1) {
    const fetched = await client.document(`statements/${day}/${page}`);
    if (fetched.outcome === 'not_ready' && page > 1) return unknown('cut_off');
    if (fetched.outcome !== 'got') return fetched;
    documents.push(...fetched.documents);
    const said = readJson(fetched.documents[0]!.raw);
    const pages = isRecord(said) ? said.pages : undefined;
    // Whatever is wrong with it is for whoever reads it.
    if (typeof pages !== 'number' || page >= pages) return { outcome: 'got', documents };
  }
  return unknown('too_large');
}

/** `{ day, page, pages, state: OPEN or CLOSED, entries }`, signed as requests are, with `STATEMENT` for the method. */
export async function readReport(secret: string, { name, headers, raw }: RawNotice): Promise<ReportReading> {
  const { 'cp-timestamp': timestamp = '', 'cp-nonce': nonce = '', 'cp-signature': signature } = headers;
  const signed = bytesToSign({ method: 'STATEMENT', path: `/${name}`, timestamp, nonce, body: raw });
  if (!isSignedBy(secret, signed, signature)) return { reading: 'refused', cause: 'forged' };
  const said = readJson(raw);
  const { day, state, entries } = isRecord(said) ? said : {};
  const lines = await readEachInTurns(entries, readEntry);
  if (!isBusinessDay(day) || (state !== 'OPEN' && state !== 'CLOSED') || !lines)
    return { reading: 'refused', cause: 'unreadable' };
  return { reading: 'accepted', day, isFinal: state === 'CLOSED', lines };
}

/**
 * `{ collection, payer: { msisdn } }`, or `{ order, … }` or `{ problem, … }` as a notice has them, with
 * `beneficiary: { msisdn }`, `amount: { value, currency }` and `decidedAt`.
 */
function readEntry(said: unknown): ReportLine | undefined {
  if (!isRecord(said)) return undefined;
  if (said.collection !== undefined) {
    const [account, collection] = [msisdnOf(said.payer), readCollection(said.collection)];
    return account !== undefined && collection ? { kind: 'collection', account, ...collection } : undefined;
  }
  const [outcome] =
    said.order === undefined ? readRefusal(said.problem, ORDER) : readState(said.order, ORDER);
  const amount = isRecord(said.amount) ? readAmount(said.amount.value, said.amount.currency) : undefined;
  const [account, decidedAt] = [msisdnOf(said.beneficiary), readTime(said.decidedAt)];
  if (!outcome || !amount || !account || !decidedAt) return undefined;
  return { kind: 'payout', account, amount, decidedAt, ...outcome };
}

function msisdnOf(said: unknown): string | undefined {
  return isRecord(said) ? readPayee(said.msisdn) : undefined;
}
