import type { AccountsOpenedV1, AccountToOpenV1, BalancesV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { AccountRow } from './account.entity';
import { hasValidBounds, openingAnswers, openingHash, type AccountsFound } from './account.opening';

@Injectable()
export class AccountsService {
  constructor(private readonly dataSource: DataSource) {}

  /** Idempotent by account id; one that is refused does not keep the others from opening. */
  async openAccounts(asked: readonly AccountToOpenV1[]): Promise<AccountsOpenedV1> {
    const found = await inTransaction(this.dataSource, (manager) => insertAccounts(manager, asked));
    return { accounts: openingAnswers(asked, found) };
  }

  /** Unknown accounts are left out. */
  async readBalances(accountIds: readonly string[]): Promise<BalancesV1> {
    const rows = await this.dataSource.manager.findBy(AccountRow, { accountId: In([...accountIds]) });
    const balances = rows.map(({ accountId, kind, currency, creditsPostedMinor, debitsPostedMinor }) => ({
      accountId,
      kind,
      balance: { minor: (creditsPostedMinor - debitsPostedMinor).toString(), currency },
    }));
    return { balances };
  }
}

/** In id order, so that two openings of the same accounts cannot wait for each other. */
async function insertAccounts(
  manager: EntityManager,
  asked: readonly AccountToOpenV1[],
): Promise<AccountsFound> {
  const rows = asked.filter(hasValidBounds);
  const opened = await manager.query<{ account_id: string }[]>(
    `insert into accounts (account_id, kind, network, currency, floor_minor, ceiling_minor, opening_hash)
       select distinct on (account_id) account_id, kind, network, currency, floor_minor, ceiling_minor, opening_hash
         from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::bytea[])
           with ordinality a(account_id, kind, network, currency, floor_minor, ceiling_minor, opening_hash, ordinal)
         order by account_id, ordinal
       on conflict do nothing
       returning account_id`,
    [
      rows.map((account) => account.accountId),
      rows.map((account) => account.kind),
      rows.map((account) => account.network ?? null),
      rows.map((account) => account.currency),
      rows.map((account) => account.floorMinor ?? null),
      rows.map((account) => account.ceilingMinor ?? null),
      rows.map(openingHash),
    ],
  );
  // A statement of its own: what another opening has just committed is only visible to a new one.
  const known = await manager.query<{ account_id: string; hash: string }[]>(
    `select account_id, encode(opening_hash, 'hex') as hash from accounts where account_id = any($1::uuid[])`,
    [rows.map((account) => account.accountId)],
  );
  return {
    opened: new Set(opened.map((row) => row.account_id)),
    hashes: new Map(known.map((row) => [row.account_id, row.hash])),
  };
}
