import { randomUUID } from 'node:crypto';
import { Money } from '@hanout/money';

export interface BookedEntry {
  /** Minor units; above zero it comes in. */
  minor: bigint;
  endToEndId?: string;
  entryRef?: string;
  status?: 'BOOK' | 'PDNG';
}

export interface TestStatement {
  reference?: string;
  accountNumber?: string;
  day?: string;
  openingMinor?: bigint;
  /** Where it is not what opening and entries sum to. */
  closingMinor?: bigint;
  entries?: BookedEntry[];
}

const amountOf = (minor: bigint) => {
  const size = Money.of(minor < 0n ? -minor : minor, 'MAD').toDecimal();
  return `<Amt Ccy="MAD">${size}</Amt><CdtDbtInd>${minor < 0n ? 'DBIT' : 'CRDT'}</CdtDbtInd>`;
};

/** What the bank says of a day of the pooled account: camt.053.001.08. */
export function camt053(statement: TestStatement = {}): string {
  const { reference = randomUUID(), accountNumber = 'POOLED00001', day = '2026-11-28' } = statement;
  const { openingMinor = 0n, entries = [] } = statement;
  const booked = entries.filter(({ status }) => status !== 'PDNG');
  const closing = statement.closingMinor ?? booked.reduce((sum, { minor }) => sum + minor, openingMinor);
  const balance = (code: string, minor: bigint) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${amountOf(minor)}<Dt><Dt>${day}</Dt></Dt></Bal>`;
  const entry = ({ minor, endToEndId, entryRef = randomUUID(), status = 'BOOK' }: BookedEntry) =>
    `<Ntry>${amountOf(minor)}<Sts><Cd>${status}</Cd></Sts><BookgDt><Dt>${day}</Dt></BookgDt>` +
    `<AcctSvcrRef>${entryRef}</AcctSvcrRef><NtryDtls><TxDtls><Refs>` +
    `<EndToEndId>${endToEndId ?? 'NOTPROVIDED'}</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt>
<Id>${reference}</Id><Acct><Id><Othr><Id>${accountNumber}</Id></Othr></Id></Acct>
${balance('OPBD', openingMinor)}${balance('CLBD', closing)}
${entries.map(entry).join('\n')}
</Stmt></BkToCstmrStmt></Document>`;
}
