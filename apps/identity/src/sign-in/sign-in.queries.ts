import type { Language, Role, WalletKind } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import type { WalletOfPerson } from './wallet-choice';

export interface PersonToSignIn {
  personId: string;
  language: Language;
  /** Open ones only, oldest first. */
  wallets: WalletOfPerson[];
}

export async function readPersonToSignIn(
  manager: EntityManager,
  phoneHash: Buffer,
): Promise<PersonToSignIn | undefined> {
  const rows: {
    person_id: string;
    language: Language;
    wallet_id: string | null;
    kind: WalletKind;
    network: string;
    code: string | null;
  }[] = await manager.query(
    `select people.person_id, people.language, wallet_id, kind, network, code
       from people
       left join wallets on wallets.person_id = people.person_id and state = 'open'
       left join merchants using (wallet_id)
      where phone_hash = $1
      order by created_at, wallet_id`,
    [phoneHash],
  );
  const [first] = rows;
  if (first === undefined) return undefined;
  return {
    personId: first.person_id,
    language: first.language,
    wallets: rows.flatMap(({ wallet_id: walletId, kind, network, code }) =>
      walletId === null ? [] : [{ walletId, kind, network, ...(code !== null && { merchantCode: code }) }],
    ),
  };
}

export interface Credential {
  id: string;
  hash: string;
  roles: Role[];
  network: string | null;
}

export async function readStaff(manager: EntityManager, username: string): Promise<Credential | undefined> {
  const rows: Credential[] = await manager.query(
    `select staff_id as id, password_hash as hash, roles, null as network
       from staff where username = $1 and state = 'active'`,
    [username],
  );
  return rows[0];
}

export async function readStaffById(
  manager: EntityManager,
  staffId: string,
): Promise<{ roles: Role[] } | undefined> {
  const rows: { roles: Role[] }[] = await manager.query(
    `select roles from staff where staff_id = $1 and state = 'active'`,
    [staffId],
  );
  return rows[0];
}

/** A person's wallet, when it is his and open. */
export async function readOpenWallet(
  manager: EntityManager,
  { personId, walletId }: { personId: string; walletId: string },
): Promise<WalletOfPerson | undefined> {
  const rows: { kind: WalletKind; network: string; code: string | null }[] = await manager.query(
    `select kind, network, code from wallets left join merchants using (wallet_id)
      where wallet_id = $1 and person_id = $2 and state = 'open'`,
    [walletId, personId],
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  const { kind, network, code } = row;
  return { walletId, kind, network, ...(code !== null && { merchantCode: code }) };
}

export interface ClientCredential extends Credential {
  /** Of the secret before, while it is good as well. */
  formerHash: string | null;
  scopes: string[] | null;
  addresses: string[] | null;
}

/** One that may be used now. */
export async function readApiClient(
  manager: EntityManager,
  { clientId, at }: { clientId: string; at: Date },
): Promise<ClientCredential | undefined> {
  const rows: ClientCredential[] = await manager.query(
    `select api_client_id as id, secret_hash as hash, roles, network, scopes, addresses,
            case when former_secret_until > $2 then former_secret_hash end as "formerHash"
       from api_clients
      where client_id = $1 and state = 'active' and (expires_at is null or expires_at > $2)`,
    [clientId, at],
  );
  return rows[0];
}

/** The day is enough to see what is not used any more; and it is one write a day. */
export async function noteClientUsed(
  manager: EntityManager,
  { id, day }: { id: string; day: string },
): Promise<void> {
  await manager.query(
    'update api_clients set last_used_on = $2 where api_client_id = $1 and last_used_on is distinct from $2::date',
    [id, day],
  );
}
