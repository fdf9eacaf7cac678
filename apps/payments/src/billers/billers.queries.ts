import type { BillerCategory, BillerV1 } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import { accountIdOf, type Biller } from './biller';

const COLUMNS = `code, account_id as "accountId", network, content, account_opened_at is not null as "isReady"`;

/** By code. */
export async function findBillers(
  manager: EntityManager,
  codes: readonly string[],
): Promise<Map<string, Biller>> {
  if (codes.length === 0) return new Map();
  const rows: Biller[] = await manager.query(`select ${COLUMNS} from billers where code = any($1)`, [codes]);
  return new Map(rows.map((biller) => [biller.code, biller]));
}

/** By the account that is paid. */
export async function findBillersByAccount(
  manager: EntityManager,
  accountIds: readonly string[],
): Promise<Map<string, Biller>> {
  if (accountIds.length === 0) return new Map();
  const rows: Biller[] = await manager.query(`select ${COLUMNS} from billers where account_id = any($1)`, [
    accountIds,
  ]);
  return new Map(rows.map((biller) => [biller.accountId, biller]));
}

export async function listBillers(
  manager: EntityManager,
  { category, after, limit }: { category?: BillerCategory; after?: string; limit: number },
): Promise<Biller[]> {
  return manager.query(
    `select ${COLUMNS} from billers
      where ($1::text is null or category = $1) and ($2::text is null or code > $2) order by code limit $3`,
    [category ?? null, after ?? null, limit],
  );
}

/** In place of what was published under its code, unless that is at another network. @returns false then */
export async function publishBiller(
  manager: EntityManager,
  biller: BillerV1,
  proposalId: string,
): Promise<boolean> {
  const { code, network, category } = biller;
  const rows: unknown[] = await manager.query(
    `insert into billers as b (code, account_id, network, category, content, proposal_id)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (code) do update
       set category = excluded.category, content = excluded.content, proposal_id = excluded.proposal_id
     where b.network = excluded.network
     returning code`,
    [code, accountIdOf(code), network, category, JSON.stringify(biller), proposalId],
  );
  return rows.length === 1;
}

/** Whose account the ledger has not opened yet. */
export async function findUnready(manager: EntityManager, max: number): Promise<Biller[]> {
  return manager.query(
    `select ${COLUMNS} from billers where account_opened_at is null order by code limit $1`,
    [max],
  );
}

export async function setReady(manager: EntityManager, codes: readonly string[]): Promise<void> {
  await manager.query(
    'update billers set account_opened_at = now() where code = any($1) and account_opened_at is null',
    [codes],
  );
}
