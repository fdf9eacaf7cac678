import { businessDayOf } from '@hanout/calendar';
import { Money } from '@hanout/money';
import { XMLBuilder } from 'fast-xml-parser';
import type { StatementEntry, StatementFrame, StatementWriter } from './statement';

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@' });
/** Max35Text of ISO 20022. */
const REFERENCE_MAX = 35;

/** BankToCustomerStatement, camt.053.001.08: one statement of one account; elements in the order of its schema. */
export const CAMT053_WRITER: StatementWriter = {
  contentType: 'application/xml',
  extension: 'xml',
  head: (frame) =>
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>' +
    builder.build({ GrpHdr: { MsgId: frame.statementId, CreDtTm: frame.to.toISOString() } }) +
    `<Stmt>${builder.build({
      Id: frame.statementId,
      CreDtTm: frame.to.toISOString(),
      FrToDt: { FrDtTm: frame.from.toISOString(), ToDtTm: frame.to.toISOString() },
      Acct: {
        Id: { Othr: { Id: frame.accountName } },
        Ccy: frame.currency,
        Ownr: { Nm: frame.owner },
        Svcr: { FinInstnId: { Nm: frame.servicer } },
      },
      Bal: [
        balanceOf('OPBD', frame.openingMinor, frame.openingDay, frame),
        balanceOf('CLBD', frame.closingMinor, frame.closingDay, frame),
      ],
    })}`,
  entry: (entry, frame) => `\n${builder.build({ Ntry: entryOf(entry, frame) })}`,
  foot: () => '</Stmt></BkToCstmrStmt></Document>\n',
};

function balanceOf(code: string, minor: bigint, day: string, { currency }: StatementFrame): object {
  return { Tp: { CdOrPrtry: { Cd: code } }, ...amountOf(minor, currency), Dt: { Dt: day } };
}

/** The account’s owner is the network, so that the number it has is that of the owner (`AcctOwnrTxId`). */
function entryOf(entry: StatementEntry, { currency }: StatementFrame): object {
  const { theirReference: theirs, entryId, reference = 'NOTPROVIDED' } = entry;
  const isShort = theirs !== undefined && theirs.length <= REFERENCE_MAX;
  return {
    ...amountOf(entry.amountMinor, currency),
    Sts: { Cd: 'BOOK' },
    BookgDt: { Dt: businessDayOf(entry.postedAt) },
    AcctSvcrRef: entryId,
    BkTxCd: { Prtry: { Cd: entry.kind, Issr: 'HANOUT' } },
    NtryDtls: {
      TxDtls: {
        Refs: {
          EndToEndId: reference,
          // An id of ours has 36 characters with its dashes.
          TxId: entry.transferId.replaceAll('-', ''),
          ...(isShort && { AcctOwnrTxId: theirs }),
        },
        ...amountOf(entry.amountMinor, currency),
        ...(theirs !== undefined && !isShort && { RmtInf: { Ustrd: theirs } }),
      },
    },
  };
}

function amountOf(minor: bigint, currency: string): object {
  const size = Money.of(minor < 0n ? -minor : minor, currency).toDecimal();
  return { Amt: { '@Ccy': currency, '#text': size }, CdtDbtInd: minor < 0n ? 'DBIT' : 'CRDT' };
}
