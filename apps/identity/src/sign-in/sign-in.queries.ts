import type { Role, WalletKind } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import type { WalletOfPerson } from './wallet-choice';

export interface PersonToSignIn {
  personId: string;
  /** Open ones only, oldest first. */
  wallets: WalletOfPerson[];
}

export async function readPersonToSignIn(
  manager: EntityManager,
  phoneHash: Buffer,
): Promise<PersonToSignIn | undefined> {
  const rows: {
    person_id: string;
    wallet_id: string | null;
    kind: WalletKind;
    network: string;
    code: string | null;
  }[] = await manager.query(
    `select people.person_id, wallet_id, kind, network, code
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
    `select staff_id as id, password_hash as hash, roles, null as network from staff where username = $1`,
    [username],
  );
  return rows[0];
}

export async function readApiClient(
  manager: EntityManager,
  clientId: string,
): Promise<Credential | undefined> {
  const rows: Credential[] = await manager.query(
    `select api_client_id as id, secret_hash as hash, roles, network from api_clients where client_id = $1`,
    [clientId],
  );
  return rows[0];
}
