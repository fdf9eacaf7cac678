import { Money } from '@hanout/money';
import type { RemoteEvent, RemoteOrder, RemoteResult } from '@hanout/network-testing';
import { amountAt, writeAmount } from '../src/amounts';
import { idOf, instructionIdOf } from '../src/identifiers';
import { nodesAt, readXml, textAt, writeXml } from '../src/xml';

const PAIN_001 = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09';
const PAIN_002 = 'urn:iso:std:iso:20022:tech:xsd:pain.002.001.10';
export const CAMT_053 = 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08';

const STATUSES: Record<RemoteResult['word'], string | undefined> = {
  done: 'ACSC',
  declined: 'RJCT',
  pending: 'PDNG',
  unheard_of: 'WAIT',
  none: undefined,
};

export type PayoutEvent = Extract<RemoteEvent, { event: 'payout' }>;
/** `Ntry`, as far as it is written here. */
export interface Entry {
  NtryDtls: { TxDtls: object };
  [name: string]: unknown;
}
export type CollectionEvent = Extract<RemoteEvent, { event: 'collection' }>;

/** The orders of a pain.001, or undefined for what is none. */
export function readOrders(raw: Buffer): RemoteOrder[] | undefined {
  const document = readXml(raw);
  if (textAt(document, '@xmlns') !== PAIN_001) return undefined;
  const orders = nodesAt(document, 'CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf').flatMap((one): RemoteOrder[] => {
    const id = idOf(textAt(one, 'PmtId/InstrId'));
    const account = textAt(one, 'CdtrAcct/Id/Othr/Id');
    const amount = amountAt(one, 'Amt/InstdAmt');
    return id && account && amount
      ? [{ id, account, amountMinor: amount.minor.toString(), currency: amount.currency }]
      : [];
  });
  const isWhole = String(orders.length) === textAt(document, 'CstmrCdtTrfInitn/GrpHdr/NbOfTxs');
  return isWhole ? orders : undefined;
}

/** pain.002: what became of payouts. */
export function statusReport(events: readonly PayoutEvent[], at: Date): Buffer {
  return writeXml({
    Document: {
      '@xmlns': PAIN_002,
      CstmrPmtStsRpt: {
        GrpHdr: { MsgId: `S${at.getTime()}`, CreDtTm: at.toISOString() },
        OrgnlGrpInfAndSts: { OrgnlMsgId: 'NOTPROVIDED', OrgnlMsgNmId: 'pain.001.001.09' },
        OrgnlPmtInfAndSts: { OrgnlPmtInfId: 'NOTPROVIDED', TxInfAndSts: events.map(statusOf) },
      },
    },
  });
}

/** camt.053: what was booked on our account. */
export function statement(events: readonly CollectionEvent[], at: Date): Buffer {
  return writeXml({
    Document: {
      '@xmlns': CAMT_053,
      BkToCstmrStmt: {
        GrpHdr: { MsgId: `C${at.getTime()}`, CreDtTm: at.toISOString() },
        Stmt: {
          Id: `C${at.getTime()}`,
          Acct: { Id: { Othr: { Id: 'HANOUT' } } },
          Ntry: events.map(entryOf),
        },
      },
    },
  });
}

function statusOf({ result }: PayoutEvent): object {
  const { id, word, ref, reason } = result;
  const status = STATUSES[word];
  return {
    OrgnlInstrId: instructionIdOf(id),
    ...(status && { TxSts: status }),
    ...(word === 'declined' && reason && { StsRsnInf: { Rsn: { Prtry: reason } } }),
    ...(ref && { AcctSvcrRef: ref }),
  };
}

export function entryOf({ ref, payee, amountMinor, currency, collectedAt }: CollectionEvent): Entry {
  return {
    Amt: writeAmount(Money.of(BigInt(amountMinor), currency)),
    CdtDbtInd: 'CRDT',
    Sts: { Cd: 'BOOK' },
    BookgDt: { DtTm: collectedAt.toISOString() },
    NtryDtls: {
      TxDtls: { Refs: { AcctSvcrRef: ref }, RmtInf: { Strd: { CdtrRefInf: { Ref: payee } } } },
    },
  };
}
