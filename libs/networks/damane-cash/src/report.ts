import { businessDayBounds, businessDayOf } from '@hanout/calendar';
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
import { amountOf } from './amounts';
import type { DamaneCashClient } from './client';
import { readCollection } from './notices';
import { readPayout } from './payouts';
import { valueOf } from './status';

const LIMIT = 1_000;
/** More than any day has. */
const OFFSET_MAX = 1_000_000;

/**
 * `GET accounts/organisationid/hanout/transactions` of a day, `LIMIT` at a time until there are no more by
 * `X-Records-Available-Count`; 404: not ready. The newest come first, so that one which comes meanwhile moves others on
 * and is never missed. The standard has no word for a day that is over: one is when it is asked for afterwards.
 */
export async function fetchReport(client: () => DamaneCashClient, day: string): Promise<ReportFetched> {
  const documents: RawNotice[] = [];
  for (let offset = 0; offset <= OFFSET_MAX; offset += LIMIT) {
    // One each: the time limit of one is that of a call.
    const fetched = await client().document(pathOf(day, offset));
    if (fetched.outcome === 'not_ready' && offset > 0) return unknown('cut_off');
    if (fetched.outcome !== 'got') return fetched;
    documents.push(...fetched.documents);
    const available = Number(fetched.documents[0]!.headers['x-records-available-count']);
    if (!(available > offset + LIMIT)) return { outcome: 'got', documents };
  }
  return unknown('too_large');
}

/** An array of transactions; `X-Signature` is over the path that was asked for, `X-Date`, the count and the body's hash. */
export async function readReport(secret: string, { name, headers, raw }: RawNotice): Promise<ReportReading> {
  const { 'x-date': date = '', 'x-records-available-count': available = '' } = headers;
  const signed = Buffer.concat([Buffer.from(`/${name}\n${date}\n${available}\n`), raw]);
  if (!isSignedBy(secret, signed, headers['x-signature'])) return { reading: 'refused', cause: 'forged' };
  const [day, madeAt] = [dayIn(name), readTime(date)];
  const lines = await readEachInTurns(readJson(raw), readLine);
  if (day === undefined || !madeAt || !lines) return { reading: 'refused', cause: 'unreadable' };
  return { reading: 'accepted', day, isFinal: madeAt >= businessDayBounds(day).to, lines };
}

function pathOf(day: string, offset: number): string {
  const { from, to } = businessDayBounds(day);
  const last = new Date(to.getTime() - 1);
  const query = `fromDateTime=${from.toISOString()}&toDateTime=${last.toISOString()}`;
  return `accounts/organisationid/hanout/transactions?${query}&transactionStatus=completed&offset=${offset}&limit=${LIMIT}`;
}

/** What was asked for is what is signed. */
function dayIn(path: string): string | undefined {
  const { searchParams } = new URL(path, 'http://damane-cash.example/');
  const from = readTime(searchParams.get('fromDateTime'));
  const day = from && businessDayOf(from);
  return day && path === pathOf(day, Number(searchParams.get('offset'))) ? day : undefined;
}

/** A `disbursement` that we ordered, or a `merchantpay` to one of ours by the `msisdn` of its `debitParty`. */
function readLine(said: unknown): ReportLine | undefined {
  if (!isRecord(said)) return undefined;
  if (said.type === 'merchantpay') {
    const account = readPayee(valueOf(said.debitParty, 'msisdn'));
    const collection = said.transactionStatus === 'completed' ? readCollection(said) : undefined;
    return account && collection ? { kind: 'collection', account, ...collection } : undefined;
  }
  const { requestingOrganisationTransactionReference: id, creationDate, type } = said;
  const [account, decidedAt] = [readPayee(valueOf(said.creditParty, 'msisdn')), readTime(creationDate)];
  const amount = amountOf(said.amount, said.currency);
  if (type !== 'disbursement' || typeof id !== 'string' || !account || !decidedAt || !amount)
    return undefined;
  return { kind: 'payout', id, account, amount, decidedAt, ...readPayout(id, said) };
}
