import { isBusinessDay } from '@hanout/calendar';
import {
  isSignedBy,
  readEachInTurns,
  readTime,
  type RawNotice,
  type ReportLine,
  type ReportReading,
} from '@hanout/network-kit';
import { readAmount } from './amounts';
import { readCollection } from './notices';
import { payeeOf } from './parties';
import { readResult, TRANSFER } from './status';

const COLUMNS = 'kind;reference;number;status;code;msisdn;payeeType;payee;amount;currency;time';
const FINAL = new Map([
  ['FINAL', true],
  ['PROVISIONAL', false],
]);

/** `GET statements/{day}` → CSV in UTF-8, signed as notices are, with `GET` and the path that was asked for. */
export async function readReport(secret: string, { name, headers, raw }: RawNotice): Promise<ReportReading> {
  const signed = Buffer.concat([Buffer.from(`${headers['x-timestamp'] ?? ''}\nGET\n/${name}\n`), raw]);
  if (!isSignedBy(secret, signed, headers['x-signature'])) return { reading: 'refused', cause: 'forged' };
  const [head = '', columns, ...rows] = raw.toString('utf8').split('\n');
  const [kind, day, state = '', ...more] = head.split(';');
  const isFinal = FINAL.get(state);
  const [end, rest] = rows.splice(-2);
  const lines = await readEachInTurns(rows, readRow);
  const isWhole = kind === 'STATEMENT' && more.length === 0 && columns === COLUMNS && rest === '';
  if (!isWhole || !isBusinessDay(day) || isFinal === undefined || !lines || end !== `END;${rows.length}`)
    return { reading: 'refused', cause: 'unreadable' };
  return { reading: 'accepted', day, isFinal, lines };
}

/** In the columns' order, with the words that a notice of the same would have. */
function readRow(row: unknown): ReportLine | undefined {
  const [
    kind,
    referenceId,
    number,
    status,
    code,
    msisdn,
    partyIdType,
    partyId,
    amount,
    currency,
    time,
    ...more
  ] = String(row).split(';');
  if (time === undefined || more.length > 0) return undefined;
  const payee = { partyIdType, partyId };
  if (kind === 'COLLECTION') {
    const account = payeeOf({ partyIdType: 'MSISDN', partyId: msisdn });
    const said = { transactionId: number, status, amount, currency, payee, completedAt: time };
    const collection = account === undefined ? undefined : readCollection(said);
    return collection && { kind: 'collection', account: account!, ...collection };
  }
  const said = { referenceId, status, financialTransactionId: number, reason: { code } };
  const [outcome] = kind === 'TRANSFER' ? readResult(said, TRANSFER) : [];
  const [money, account, decidedAt] = [readAmount(amount, currency), payeeOf(payee), readTime(time)];
  if (!outcome?.id || !money || !account || !decidedAt) return undefined;
  return { kind: 'payout', account, amount: money, decidedAt, ...outcome };
}
