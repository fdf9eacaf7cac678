import type { AliasV1, NetworkName, WalletKind } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

interface AliasRow {
  alias_id: string;
  wallet_id: string;
  network: NetworkName;
  kind: WalletKind;
  is_default: boolean;
  frozen_at: Date | null;
}

/** The holder's row, kept until the transaction ends: what a number leads to changes by one at a time. */
export async function lockHolder(
  manager: EntityManager,
  personId: string,
): Promise<{ phoneHash: Buffer | null } | undefined> {
  const rows: { phone_hash: Buffer | null }[] = await manager.query(
    'select phone_hash from people where person_id = $1 for update',
    [personId],
  );
  return rows[0] && { phoneHash: rows[0].phone_hash };
}

export async function readAliasesOf(manager: EntityManager, personId: string): Promise<AliasV1[]> {
  const rows: AliasRow[] = await manager.query(
    `select alias_id, wallet_id, network, kind, is_default, frozen_at from aliases join wallets using (wallet_id)
      where aliases.person_id = $1 and ended_at is null order by is_default desc, alias_id`,
    [personId],
  );
  return rows.map(aliasOf);
}

export async function readConsent(manager: EntityManager, personId: string): Promise<Date | undefined> {
  const rows: { given_at: Date }[] = await manager.query(
    'select given_at from alias_consents where person_id = $1 and withdrawn_at is null',
    [personId],
  );
  return rows[0]?.given_at;
}

/** Giving it twice, or withdrawing what was not given, changes nothing. */
export async function writeConsent(
  manager: EntityManager,
  { personId, isGiven, at }: { personId: string; isGiven: boolean; at: Date },
): Promise<void> {
  await manager.query(
    isGiven
      ? 'insert into alias_consents (person_id, given_at) values ($1, $2) on conflict do nothing'
      : `update alias_consents set withdrawn_at = greatest($2::timestamptz, given_at)
          where person_id = $1 and withdrawn_at is null`,
    [personId, at],
  );
}

/** Which of the wallets are open ones of the person. */
export async function readOwnOpenWallets(
  manager: EntityManager,
  personId: string,
  walletIds: readonly string[],
): Promise<Set<string>> {
  const rows: { wallet_id: string }[] = await manager.query(
    `select wallet_id from wallets where person_id = $1 and state = 'open' and wallet_id = any($2)`,
    [personId, walletIds],
  );
  return new Set(rows.map((row) => row.wallet_id));
}

/** What the number leads to from now on; the first wallet is the default. The holder must be locked. */
export async function replaceAliases(
  manager: EntityManager,
  choice: {
    personId: string;
    phoneHash: Buffer;
    walletIds: readonly string[];
    aliasIds: readonly string[];
    at: Date;
  },
): Promise<void> {
  const { personId, phoneHash, walletIds, aliasIds, at } = choice;
  const [defaultId = null] = walletIds;
  await manager.query(
    `update aliases set ended_at = $3, ended_reason = 'by_holder'
      where person_id = $1 and ended_at is null and wallet_id <> all($2::uuid[])`,
    [personId, walletIds, at],
  );
  await manager.query(
    `update aliases set is_default = false
      where person_id = $1 and ended_at is null and is_default and wallet_id is distinct from $2::uuid`,
    [personId, defaultId],
  );
  await manager.query(
    `insert into aliases (alias_id, phone_hash, person_id, wallet_id, is_default, created_at)
     select alias_id, $3, $4, wallet_id, wallet_id = $5, $6
       from unnest($1::uuid[], $2::uuid[]) as chosen (alias_id, wallet_id)
         on conflict (phone_hash, wallet_id) where ended_at is null do update set is_default = excluded.is_default`,
    [aliasIds, walletIds, phoneHash, personId, defaultId, at],
  );
}

/** @returns undefined when there is none that stands */
export async function markFrozen(
  manager: EntityManager,
  { aliasId, isFrozen, at }: { aliasId: string; isFrozen: boolean; at: Date },
): Promise<AliasV1 | undefined> {
  const [rows] = (await manager.query(
    `update aliases set frozen_at = case when $2 then coalesce(frozen_at, $3) end from wallets
      where alias_id = $1 and ended_at is null and wallets.wallet_id = aliases.wallet_id
     returning alias_id, aliases.wallet_id, network, kind, is_default, frozen_at`,
    [aliasId, isFrozen, at],
  )) as [AliasRow[], number];
  return rows[0] && aliasOf(rows[0]);
}

function aliasOf(row: AliasRow): AliasV1 {
  return {
    aliasId: row.alias_id,
    walletId: row.wallet_id,
    network: row.network,
    walletKind: row.kind,
    isDefault: row.is_default,
    state: row.frozen_at === null ? 'active' : 'frozen',
  };
}
