import type { NetworkName } from '@hanout/contracts';
import type { Period } from './period';

/** What stands above and below the entries of a statement. Balances: above zero the network is owed it. */
export interface StatementFrame extends Period {
  network: NetworkName;
  /** Worked out of what it is of; at most 35 letters and digits. */
  statementId: string;
  /** As the ledger calls the account. */
  accountName: string;
  /** Names of the network and of the platform. */
  owner: string;
  servicer: string;
  openingMinor: bigint;
  closingMinor: bigint;
}

/** One entry of the position account; above zero the network is owed more. */
export interface StatementEntry {
  entryId: string;
  transferId: string;
  kind: string;
  /** Ours, as people see it. */
  reference: string | undefined;
  /** The network’s own number; of a settlement, the bank’s. */
  theirReference: string | undefined;
  amountMinor: bigint;
  balanceMinor: bigint;
  postedAt: Date;
}

/** How a statement is written, in pieces that are joined. */
export interface StatementWriter {
  contentType: 'application/xml' | 'text/csv; charset=utf-8';
  extension: 'xml' | 'csv';
  head(frame: StatementFrame): string;
  entry(entry: StatementEntry, frame: StatementFrame): string;
  foot(frame: StatementFrame): string;
}
