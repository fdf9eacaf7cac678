import type { Ask } from '../message';
import { changeAccount } from './change-account.ask.v1';
import { locateTransfers } from './locate-transfers.ask.v1';
import { openAccounts } from './open-accounts.ask.v1';
import { postTransfers } from './post-transfers.ask.v1';
import { proveLedger } from './prove-ledger.ask.v1';
import { readAccount } from './read-account.ask.v1';
import { readBalances } from './read-balances.ask.v1';
import { readStatement } from './read-statement.ask.v1';
import { readTotals } from './read-totals.ask.v1';
import { readTransfer } from './read-transfer.ask.v1';
import { takeHalves } from './take-halves.ask.v1';

/** The service that is one instance of a ledger in several: `ledger-a`. */
export function ledgerInstance(instance: string): string {
  return `ledger-${instance}`;
}

/**
 * What the instances of one ledger ask each other: the asks that all of them answer to everybody, each under the subject
 * of one instance (`ledger-a.ask.post-transfers.v1`), and those that are theirs alone.
 */
export function instanceAsks(instance: string) {
  const of = <Question extends object, Answer extends object>(
    ask: Ask<Question, Answer>,
  ): Ask<Question, Answer> => ({
    ...ask,
    subject: ask.subject.replace(/^ledger(?=\.)/, ledgerInstance(instance)),
  });
  return {
    openAccounts: of(openAccounts),
    changeAccount: of(changeAccount),
    readBalances: of(readBalances),
    readAccount: of(readAccount),
    readStatement: of(readStatement),
    postTransfers: of(postTransfers),
    readTransfer: of(readTransfer),
    proveLedger: of(proveLedger),
    readTotals: of(readTotals),
    takeHalves: of(takeHalves),
    locateTransfers: of(locateTransfers),
  };
}
