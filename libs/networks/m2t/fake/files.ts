import { isSignedBy, signBytes } from '@hanout/network-kit';
import type {
  RemoteReport,
  RemoteReportLine,
  RemoteSystem,
  WireAnswer,
  WireRequest,
} from '@hanout/network-testing';
import { CODES, digitsOf } from './codes';

const FRESH_MS = 5 * 60_000;
const DIRHAM = '504';

/** Its reconciliation files, for who signs the question. */
export function fileFor({ method, path, headers }: WireRequest, system: RemoteSystem): WireAnswer {
  const [name, timestamp] = [path.replace(/^\//, ''), String(headers['x-timestamp'])];
  const isFresh = Math.abs(system.now().getTime() - Number(timestamp)) <= FRESH_MS;
  const isOurs = isSignedBy(
    system.secret,
    Buffer.from(`${timestamp}\n${name}`),
    String(headers['x-signature']),
  );
  if (method !== 'GET' || !isFresh || !isOurs) return { status: 401, body: '' };
  const report = system.report(name.replace(/\.csv$/, ''));
  if (!report) return { status: 404, body: '' };
  const body = fileOf(report);
  const signature = signBytes(Buffer.from(body), system.secret);
  return { status: 200, headers: { 'content-type': 'text/csv', 'x-signature': signature }, body };
}

function fileOf({ day, isFinal, lines }: RemoteReport): string {
  const sum = (amounts: string[]): bigint => amounts.reduce((total, amount) => total + BigInt(amount), 0n);
  const paid = sum(
    lines.flatMap((line) =>
      line.event === 'payout' && line.result.word === 'done' ? [line.order.amountMinor] : [],
    ),
  );
  const collected = sum(lines.flatMap((line) => (line.event === 'collection' ? [line.amountMinor] : [])));
  const head = `H;${day.replaceAll('-', '')};${isFinal ? 'F' : 'P'}`;
  return `${[head, ...lines.map(rowOf), `T;${lines.length};${paid};${collected}`].join('\n')}\n`;
}

function rowOf(line: RemoteReportLine): string {
  const centimes = (amountMinor: string): string => amountMinor.padStart(12, '0');
  if (line.event === 'collection') {
    const { ref, account, payee, amountMinor, collectedAt } = line;
    return [
      'C',
      '',
      ref,
      '00',
      '',
      account,
      payee,
      centimes(amountMinor),
      DIRHAM,
      digitsOf(collectedAt),
    ].join(';');
  }
  const { order, result, decidedAt } = line;
  const said = [result.ref ?? '', CODES[result.word] ?? '', result.reason ?? ''];
  return [
    'P',
    order.id,
    ...said,
    order.account,
    '',
    centimes(order.amountMinor),
    DIRHAM,
    digitsOf(decidedAt),
  ].join(';');
}
