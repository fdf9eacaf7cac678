import {
  isSignedBy,
  outcomeOfEach,
  type NetworkEvent,
  type NoticeReading,
  type OutcomeById,
  type RawNotice,
} from '@hanout/network-kit';
import { idOf } from './identifiers';
import { collectionsIn } from './statement';
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

/** camt.053: one collection that cannot be read spoils the file, so that a person looks at it. */
function readStatement(document: unknown): NetworkEvent[] | undefined {
  const statements = nodesAt(document, 'BkToCstmrStmt/Stmt');
  const found =
    statements.length > 0 ? collectionsIn(nodesAt(document, 'BkToCstmrStmt/Stmt/Ntry')) : undefined;
  return found?.map(({ collection }) => ({ event: 'collection', ...collection }));
}
