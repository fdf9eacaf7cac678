import {
  isSignedBy,
  outcomeOfEach,
  readReference,
  type NetworkEvent,
  type NoticeReading,
  type OutcomeById,
  type RawNotice,
} from '@hanout/network-kit';
import { amountAt } from './amounts';
import { idOf } from './identifiers';
import { outcomeOf } from './status';
import { nodesAt, readXml, textAt } from './xml';

/**
 * A file that was laid out for us, signed over its bytes. It never gets stale: it lies there for as long as we are away,
 * and one that comes again tells of the same events.
 */
export function readNotice(secret: string, { headers, raw }: RawNotice): NoticeReading {
  if (!isSignedBy(secret, raw, headers['x-signature'])) return { reading: 'refused', cause: 'forged' };
  const document = readXml(raw);
  const namespace = textAt(document, '@xmlns');
  const events = readersOf.get(namespace ?? '')?.(document);
  return events ? { reading: 'accepted', events } : { reading: 'refused', cause: 'unreadable' };
}

const readersOf = new Map<string, (document: unknown) => NetworkEvent[] | undefined>([
  ['urn:iso:std:iso:20022:tech:xsd:pain.002.001.10', readStatusReport],
  ['urn:iso:std:iso:20022:tech:xsd:camt.053.001.08', readStatement],
]);

/** pain.002: a status of each payout. One of a whole file says nothing of a payout, so a person must look at it. */
function readStatusReport(document: unknown): NetworkEvent[] | undefined {
  const told = nodesAt(document, 'CstmrPmtStsRpt/OrgnlPmtInfAndSts/TxInfAndSts').flatMap(
    (transaction): OutcomeById[] => {
      const id = idOf(textAt(transaction, 'OrgnlInstrId'));
      return id === undefined ? [] : [{ id, ...outcomeOf(transaction) }];
    },
  );
  if (told.length === 0) return undefined;
  const ids = [...new Set(told.map(({ id }) => id))];
  return outcomeOfEach(ids, told).map((outcome) => ({ event: 'payout', ...outcome }));
}

/**
 * camt.053: what is booked in our favour and names a wallet of ours is a collection. Other entries (what we paid, what was
 * given back, interest) move no wallet. One that names a wallet and cannot be read spoils the file: a person must look.
 */
function readStatement(document: unknown): NetworkEvent[] | undefined {
  if (nodesAt(document, 'BkToCstmrStmt/Stmt').length === 0) return undefined;
  const events: NetworkEvent[] = [];
  for (const entry of nodesAt(document, 'BkToCstmrStmt/Stmt/Ntry')) {
    if (!isCollection(entry)) continue;
    const transactions = nodesAt(entry, 'NtryDtls/TxDtls');
    for (const transaction of transactions) {
      const payee = payeeOf(transaction);
      if (payee === undefined) continue;
      // The amount of the entry is the sum of its transactions.
      const amount = amountAt(transactions.length === 1 ? entry : transaction, 'Amt');
      const ref = readReference(textAt(transaction, 'Refs/AcctSvcrRef'));
      const collectedAt = instantOf(textAt(entry, 'BookgDt/DtTm'));
      if (!ref || !amount || !collectedAt) return undefined;
      events.push({ event: 'collection', ref, payee, amount, collectedAt });
    }
  }
  return events;
}

function isCollection(entry: unknown): boolean {
  return (
    textAt(entry, 'CdtDbtInd') === 'CRDT' &&
    textAt(entry, 'Sts/Cd') === 'BOOK' &&
    [undefined, 'false', '0'].includes(textAt(entry, 'RvslInd'))
  );
}

/** A time without its zone could be any of two. */
function instantOf(said: string | undefined): Date | undefined {
  if (!said || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(said)) return undefined;
  const at = new Date(said);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

/** The creditor's reference, as the one who paid in typed it. */
function payeeOf(transaction: unknown): string | undefined {
  return readReference(textAt(transaction, 'RmtInf/Strd/CdtrRefInf/Ref'));
}
