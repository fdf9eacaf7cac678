import { businessDayBounds } from '@hanout/calendar';
import { Money } from '@hanout/money';
import type { RemoteReport, RemoteReportLine } from '@hanout/network-testing';
import { writeAmount } from '../src/amounts';
import { instructionIdOf } from '../src/identifiers';
import { writeXml } from '../src/xml';
import { CAMT_053, entryOf } from './files';

const CAMT_052 = 'urn:iso:std:iso:20022:tech:xsd:camt.052.001.08';

/** What was booked on our account on a day: an account report while it is not over, and then its statement. */
export function reportFile({ day, isFinal, lines }: RemoteReport): Buffer {
  const { from, to } = businessDayBounds(day);
  const GrpHdr = { MsgId: `R${day}`, CreDtTm: to.toISOString() };
  const content = {
    Id: `R${day}`,
    FrToDt: { FrDtTm: from.toISOString(), ToDtTm: to.toISOString() },
    Acct: { Id: { Othr: { Id: 'HANOUT' } } },
    Ntry: lines.flatMap(bookingOf),
  };
  return writeXml({
    Document: isFinal
      ? { '@xmlns': CAMT_053, BkToCstmrStmt: { GrpHdr, Stmt: content } }
      : { '@xmlns': CAMT_052, BkToCstmrAcctRpt: { GrpHdr, Rpt: content } },
  });
}

/** What was refused is booked nowhere. */
function bookingOf(line: RemoteReportLine): object[] {
  if (line.event === 'collection') {
    const entry = entryOf(line);
    const RltdPties = { DbtrAcct: { Id: { Othr: { Id: line.account } } } };
    return [{ ...entry, NtryDtls: { TxDtls: { ...entry.NtryDtls.TxDtls, RltdPties } } }];
  }
  const { order, result, decidedAt } = line;
  if (result.word !== 'done') return [];
  return [
    {
      Amt: writeAmount(Money.of(BigInt(order.amountMinor), order.currency)),
      CdtDbtInd: 'DBIT',
      Sts: { Cd: 'BOOK' },
      BookgDt: { DtTm: decidedAt.toISOString() },
      NtryDtls: {
        TxDtls: {
          Refs: { AcctSvcrRef: result.ref, InstrId: instructionIdOf(order.id) },
          RltdPties: { CdtrAcct: { Id: { Othr: { Id: order.account } } } },
        },
      },
    },
  ];
}
