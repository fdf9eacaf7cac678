import { isBusinessDay } from '@hanout/calendar';
import {
  documentIn,
  exchangeHttp,
  isSignedBy,
  readEachInTurns,
  readPayee,
  readReference,
  REPORT_MAX_BYTES,
  signBytes,
  unknown,
  type RawNotice,
  type ReportFetched,
  type ReportLine,
  type ReportReading,
} from '@hanout/network-kit';
import { readAmount } from './amounts';
import type { M2tConfig } from './config';
import { writePrivateData } from './private-data';
import { outcomeOf } from './status';
import { readInstant } from './times';

/**
 * The reconciliation file of a day: `GET {files}/{day}.csv`, `X-Timestamp` in milliseconds and `X-Signature` over it and
 * the path, a line each. It comes beside the line, where messages hold no lists.
 */
export async function fetchReport(config: M2tConfig, day: string): Promise<ReportFetched> {
  const { files, secret, timeoutMs, filesTls: tls } = config;
  if (!files) return unknown('no_address');
  const [name, timestamp] = [`${day}.csv`, String(Date.now())];
  const signature = signBytes(Buffer.from(`${timestamp}\n${name}`), secret);
  const headers = { 'x-timestamp': timestamp, 'x-signature': signature };
  const request = { method: 'GET', url: new URL(name, files), headers } as const;
  const answer = await exchangeHttp(request, { timeoutMs, answerMaxBytes: REPORT_MAX_BYTES, tls });
  return documentIn(answer, name, ['x-signature']);
}

/** `H;{YYYYMMDD};{F or P}`, a line each, `T;{lines};{paid out};{collected}` in centimes; signed over its bytes. */
export async function readReport(secret: string, { headers, raw }: RawNotice): Promise<ReportReading> {
  if (!isSignedBy(secret, raw, headers['x-signature'])) return { reading: 'refused', cause: 'forged' };
  const [head = '', ...rows] = raw.toString('utf8').split('\n');
  const [, digits, state] = /^H;(\d{8});([FP])$/.exec(head) ?? [];
  const day = digits?.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  const [totals, rest] = rows.splice(-2);
  const lines = await readEachInTurns(rows, readRow);
  if (!isBusinessDay(day) || !lines || totals !== totalsOf(lines) || rest !== '')
    return { reading: 'refused', cause: 'unreadable' };
  return { reading: 'accepted', day, isFinal: state === 'F', lines };
}

/** As a 0500 would carry them: what was refused is counted, and moved nothing. */
function totalsOf(lines: readonly ReportLine[]): string {
  const sum = (isOne: (line: ReportLine) => boolean): bigint =>
    lines.filter(isOne).reduce((total, { amount }) => total + amount.minor, 0n);
  const paid = sum((line) => line.kind === 'payout' && line.outcome === 'succeeded');
  return `T;${lines.length};${paid};${sum(({ kind }) => kind === 'collection')}`;
}

/** `{P or C};{our id};{their number};{field 39};{their reason};{account};{payee};{field 4};{field 49};{YYYYMMDDhhmmss}` */
function readRow(row: unknown): ReportLine | undefined {
  const [kind, id, ref, code, reason, said, whom, centimes, currency, time, ...more] = String(row).split(';');
  const [amount, account, at] = [readAmount(centimes, currency), readPayee(said), readInstant(time)];
  if (!amount || !account || !at || more.length > 0) return undefined;
  if (kind === 'C') {
    const [number, payee] = [readReference(ref), readReference(whom)];
    return number && payee
      ? { kind: 'collection', ref: number, payee, account, amount, collectedAt: at }
      : undefined;
  }
  if (kind !== 'P' || !id || code === undefined) return undefined;
  const fields = { 39: code, 48: writePrivateData({ ...(ref && { ref }), ...(reason && { reason }) }) };
  return { kind: 'payout', id, account, amount, decidedAt: at, ...outcomeOf({ mti: '0210', fields }) };
}
