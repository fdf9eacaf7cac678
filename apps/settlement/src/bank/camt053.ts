import { isBusinessDay } from '@hanout/calendar';
import { Money } from '@hanout/money';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { STATEMENT_ERRORS } from './statement.errors';

/** A booked movement of the account; above zero what came in. */
export interface StatementEntry {
  /** The bank’s own, once for ever on this account. */
  entryRef: string;
  endToEndId: string | undefined;
  amountMinor: bigint;
  bookedOn: string;
}

export interface Statement {
  reference: string;
  accountNumber: string;
  currency: string;
  /** Of the closing balance. */
  day: string;
  openingMinor: bigint;
  closingMinor: bigint;
  entries: StatementEntry[];
}

type Node = { readonly [name: string]: unknown };

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  // Amounts and references stay text.
  parseTagValue: false,
  parseAttributeValue: false,
  removeNSPrefix: true,
  isArray: (name) => ['Stmt', 'Bal', 'Ntry', 'NtryDtls', 'TxDtls'].includes(name),
});

/**
 * BankToCustomerStatement, camt.053 of any version: one statement of one account, with opening (OPBD, PRCD) and closing
 * balance (CLBD) and its booked entries; what is pending is left for the statement that books it.
 * @throws DomainError `settlement.statement_unreadable`, `settlement.statement_does_not_add_up`
 */
export function readCamt053(document: string): Statement {
  // No document type, so no entity of its own making.
  if (/<!doctype/i.test(document)) throw unreadable('DOCTYPE');
  // An end tag that ends itself is taken by the validator, and otherwise by the parser.
  if (/<\/[^<>]*\/>/.test(document) || XMLValidator.validate(document) !== true) throw unreadable('XML');
  const statements = at(parser.parse(document) as Node, 'Document', 'BkToCstmrStmt', 'Stmt');
  if (!Array.isArray(statements) || statements.length !== 1) throw unreadable('Stmt');
  const stmt = statements[0] as Node;
  const balances = listOf(stmt.Bal);
  const closing = balances.find((balance) => codeOf(balance) === 'CLBD');
  const opening = balances.find((balance) => ['OPBD', 'PRCD'].includes(codeOf(balance)));
  if (!closing || !opening) throw unreadable('Bal');
  const currency = text(at(closing, 'Amt', '@Ccy'), 'Bal/Amt@Ccy');
  const booked = listOf(stmt.Ntry).filter((entry) => statusOf(entry) === 'BOOK');
  const statement: Statement = {
    reference: text(stmt.Id, 'Stmt/Id'),
    accountNumber: text(at(stmt, 'Acct', 'Id', 'IBAN') ?? at(stmt, 'Acct', 'Id', 'Othr', 'Id'), 'Acct/Id'),
    currency,
    day: dayOf(closing.Dt, 'Bal/Dt'),
    openingMinor: amountOf(opening, currency),
    closingMinor: amountOf(closing, currency),
    entries: booked.flatMap((entry) => linesOf(entry, currency)),
  };
  demandSum(statement);
  return statement;
}

/** An entry, or the transfers it sums up, each with its own end-to-end id. */
function linesOf(entry: Node, currency: string): StatementEntry[] {
  const entryRef = text(entry.AcctSvcrRef ?? entry.NtryRef, 'Ntry/AcctSvcrRef');
  const bookedOn = dayOf(entry.BookgDt, 'Ntry/BookgDt');
  const parts = listOf(entry.NtryDtls).flatMap(({ TxDtls }) => listOf(TxDtls));
  const line = (part: Node | undefined) => ({ endToEndId: endToEndIdOf(part), bookedOn });
  if (parts.length < 2) return [{ entryRef, amountMinor: amountOf(entry, currency), ...line(parts[0]) }];
  const direction = { CdtDbtInd: entry.CdtDbtInd };
  return parts.map((part, place) => ({
    entryRef: `${entryRef}/${place + 1}`,
    amountMinor: amountOf({ ...direction, ...part }, currency),
    ...line(part),
  }));
}

function endToEndIdOf(part: Node | undefined): string | undefined {
  const id = at(part, 'Refs', 'EndToEndId');
  return typeof id === 'string' && id !== 'NOTPROVIDED' ? id : undefined;
}

function amountOf(node: Node, currency: string): bigint {
  if (at(node, 'Amt', '@Ccy') !== currency) throw unreadable('Amt@Ccy');
  const amount = Money.parse(text(at(node, 'Amt', '#text'), 'Amt'), currency).minor;
  if (amount < 0n || !['CRDT', 'DBIT'].includes(node.CdtDbtInd as string)) throw unreadable('CdtDbtInd');
  return node.CdtDbtInd === 'CRDT' ? amount : -amount;
}

function demandSum({ openingMinor, closingMinor, currency, entries }: Statement): void {
  const difference = entries.reduce((sum, entry) => sum + entry.amountMinor, openingMinor) - closingMinor;
  if (difference !== 0n)
    throw STATEMENT_ERRORS.error('settlement.statement_does_not_add_up', {
      field: 'document',
      params: { difference: Money.of(difference, currency).toDecimal() },
    });
}

function codeOf(balance: Node): string {
  return String(at(balance, 'Tp', 'CdOrPrtry', 'Cd') ?? '');
}

/** Its form before and since camt.053.001.08. */
function statusOf({ Sts }: Node): unknown {
  return typeof Sts === 'string' ? Sts : at(Sts as Node, 'Cd');
}

function dayOf(node: unknown, where: string): string {
  const day = text(at(node as Node, 'Dt') ?? at(node as Node, 'DtTm'), where).slice(0, 10);
  if (!isBusinessDay(day)) throw unreadable(where);
  return day;
}

function at(node: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (within, name) => (typeof within === 'object' && within !== null ? (within as Node)[name] : undefined),
    node,
  );
}

function listOf(nodes: unknown): Node[] {
  return Array.isArray(nodes) ? (nodes as Node[]) : [];
}

function text(value: unknown, where: string): string {
  if (typeof value !== 'string' || !/^[^\p{Cc}]{1,140}$/u.test(value)) throw unreadable(where);
  return value;
}

function unreadable(what: string): Error {
  return STATEMENT_ERRORS.error('settlement.statement_unreadable', { field: 'document', params: { what } });
}
