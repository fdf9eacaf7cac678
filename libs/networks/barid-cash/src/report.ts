import { businessDayBounds, businessDayOf } from '@hanout/calendar';
import {
  isSignedBy,
  readInPieces,
  readPayee,
  readText,
  type RawNotice,
  type ReportLine,
  type ReportReading,
} from '@hanout/network-kit';
import { amountAt } from './amounts';
import { idOf } from './identifiers';
import { bookedAt, collectionsIn, instantOf, isBooked, numberOf } from './statement';
import { nodesAt, readXmlText, textAt, type XmlNode } from './xml';

/** The report of a day that is not over is an account report, that of one which is a statement: so the standard has it. */
const KINDS = new Map([
  ['urn:iso:std:iso:20022:tech:xsd:camt.052.001.08', { path: 'BkToCstmrAcctRpt/Rpt', isFinal: false }],
  ['urn:iso:std:iso:20022:tech:xsd:camt.053.001.08', { path: 'BkToCstmrStmt/Stmt', isFinal: true }],
]);

/** `statements/{day}.xml`, signed over its bytes as every file is: one statement of the day in `FrToDt`, whole. */
export async function readReport(secret: string, { headers, raw }: RawNotice): Promise<ReportReading> {
  if (!isSignedBy(secret, raw, headers['x-signature'])) return { reading: 'refused', cause: 'forged' };
  return readInPieces(readText(raw) ?? '', { element: 'Ntry', read: readStatement });
}

/** All of it at once. */
export function readStatement(text: string): ReportReading {
  const document = readXmlText(text);
  const kind = KINDS.get(textAt(document, '@xmlns') ?? '');
  const [statement, second] = kind ? nodesAt(document, kind.path) : [];
  const day = second === undefined ? dayOf(statement) : undefined;
  const lines = linesOf(nodesAt(statement, 'Ntry'));
  if (!kind || day === undefined || !lines) return { reading: 'refused', cause: 'unreadable' };
  return { reading: 'accepted', day, isFinal: kind.isFinal, lines };
}

function dayOf(statement: unknown): string | undefined {
  const [from, to] = ['FrDtTm', 'ToDtTm'].map((end) => instantOf(textAt(statement, `FrToDt/${end}`)));
  if (!from || !to) return undefined;
  const day = businessDayOf(from);
  const bounds = businessDayBounds(day);
  return bounds.from.getTime() === from.getTime() && bounds.to >= to ? day : undefined;
}

function linesOf(entries: readonly unknown[]): ReportLine[] | undefined {
  const lines: ReportLine[] = [];
  for (const entry of entries) {
    const [collections, payouts] = [collectionsIn([entry]), payoutsIn(entry)];
    if (!collections || !payouts) return undefined;
    for (const { collection, transaction } of collections) {
      const account = accountOf(transaction, 'DbtrAcct');
      if (account === undefined) return undefined;
      lines.push({ kind: 'collection', account, ...collection });
    }
    lines.push(...payouts);
  }
  return lines;
}

/** What is booked against us under an id of ours was paid out. Undefined when one of them cannot be read. */
function payoutsIn(entry: unknown): ReportLine[] | undefined {
  if (!isBooked(entry, 'DBIT')) return [];
  const lines: ReportLine[] = [];
  const transactions = nodesAt(entry, 'NtryDtls/TxDtls') as XmlNode[];
  for (const transaction of transactions) {
    const id = idOf(textAt(transaction, 'Refs/InstrId'));
    if (id === undefined) continue;
    const amount = amountAt(transactions.length === 1 ? entry : transaction, 'Amt');
    const [ref, account] = [numberOf(transaction), accountOf(transaction, 'CdtrAcct')];
    const decidedAt = bookedAt(entry);
    if (!amount || !ref || !account || !decidedAt) return undefined;
    lines.push({ kind: 'payout', id, outcome: 'succeeded', ref, account, amount, decidedAt });
  }
  return lines;
}

function accountOf(transaction: unknown, whose: 'DbtrAcct' | 'CdtrAcct'): string | undefined {
  return readPayee(textAt(transaction, `RltdPties/${whose}/Id/Othr/Id`));
}
