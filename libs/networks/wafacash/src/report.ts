import { isBusinessDay } from '@hanout/calendar';
import {
  isSignedBy,
  readEach,
  readInPieces,
  readPayee,
  readText,
  readTime,
  type RawNotice,
  type ReportLine,
  type ReportReading,
} from '@hanout/network-kit';
import { amountOf } from './amounts';
import { readCollection } from './notices';
import { readPayout } from './payouts';
import { readBodyText } from './soap';
import { childrenOf, textOf, type Xml } from './xml';

const CLOSED = new Map([
  ['true', true],
  ['false', false],
]);

/**
 * `GetStatement { Day }` → `GetStatementResponse { Day, Closed, Line: […] }`, or the fault `NOT_FOUND`;
 * `X-Signature` as of a notice, over the whole document.
 */
export async function readReport(secret: string, { headers, raw }: RawNotice): Promise<ReportReading> {
  const signed = Buffer.concat([Buffer.from(`${headers['x-timestamp'] ?? ''}.`), raw]);
  if (!isSignedBy(secret, signed, headers['x-signature'])) return { reading: 'refused', cause: 'forged' };
  return readInPieces(readText(raw) ?? '', { element: 'wfc:Line', read: readStatement });
}

/** All of it at once. */
export function readStatement(text: string): ReportReading {
  const body = readBodyText(text);
  const said = body?.name === 'GetStatementResponse' ? body.content : undefined;
  const [day, isFinal] = [textOf(said, 'Day'), CLOSED.get(textOf(said, 'Closed') ?? '')];
  const lines = readEach(childrenOf(said, 'Line'), readLine);
  if (!isBusinessDay(day) || isFinal === undefined || !lines)
    return { reading: 'refused', cause: 'unreadable' };
  return { reading: 'accepted', day, isFinal, lines };
}

/** What a notice of the same has in `PayoutEnded` or `Collected`, with the account; of a payout with what was decided when. */
function readLine(said: unknown): ReportLine | undefined {
  const [payout, collected] = [childrenOf(said, 'PayoutEnded'), childrenOf(said, 'Collected')];
  const account = readPayee(textOf(said, 'Account'));
  if (!account || payout.length + collected.length !== 1) return undefined;
  const collection = collected.map(readCollection)[0];
  if (collection) return { kind: 'collection', account, ...collection };
  const [outcome] = payout.flatMap((one: Xml) => readPayout('payout', one));
  const amount = amountOf(textOf(said, 'Amount'), textOf(said, 'Currency'));
  const decidedAt = readTime(textOf(said, 'DecidedAt'));
  return outcome && amount && decidedAt && { kind: 'payout', account, amount, decidedAt, ...outcome };
}
