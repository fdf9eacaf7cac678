import type { EntityManager } from 'typeorm';
import type { ApiClientV1, ClientAccessV1, ClientState, NetworkName, Role } from '@hanout/contracts';

export interface ApiClientToInsert {
  apiClientId: string;
  clientId: string;
  secretHash: string;
  roles: readonly Role[];
  network?: NetworkName;
  access: ClientAccessV1;
  at: Date;
}

export async function insertApiClient(manager: EntityManager, client: ApiClientToInsert): Promise<boolean> {
  const { scopes, addresses, expiresAt } = client.access;
  const rows: unknown[] = await manager.query(
    `insert into api_clients (api_client_id, client_id, secret_hash, roles, network, scopes, addresses, expires_at, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning true`,
    [
      client.apiClientId,
      client.clientId,
      client.secretHash,
      client.roles,
      client.network ?? null,
      scopes ?? null,
      addresses ?? null,
      expiresAt ?? null,
      client.at,
    ],
  );
  return rows.length === 1;
}

/** The secret in use stays good until `formerUntil`; the one before it is forgotten. */
export async function rotateSecret(
  manager: EntityManager,
  given: { apiClientId: string; secretHash: string; formerUntil: Date },
): Promise<boolean> {
  const [, count] = (await manager.query(
    `update api_clients set former_secret_hash = secret_hash, former_secret_until = $3, secret_hash = $2
      where api_client_id = $1`,
    [given.apiClientId, given.secretHash, given.formerUntil],
  )) as [unknown, number];
  return count === 1;
}

export async function setAccess(
  manager: EntityManager,
  apiClientId: string,
  { scopes, addresses, expiresAt }: ClientAccessV1,
): Promise<boolean> {
  const [, count] = (await manager.query(
    'update api_clients set scopes = $2, addresses = $3, expires_at = $4 where api_client_id = $1',
    [apiClientId, scopes ?? null, addresses ?? null, expiresAt ?? null],
  )) as [unknown, number];
  return count === 1;
}

export async function setClientState(
  manager: EntityManager,
  { apiClientId, from, to }: { apiClientId: string; from: ClientState; to: ClientState },
): Promise<boolean> {
  const [, count] = (await manager.query(
    'update api_clients set state = $3 where api_client_id = $1 and state = $2',
    [apiClientId, from, to],
  )) as [unknown, number];
  return count === 1;
}

interface ApiClientRow {
  api_client_id: string;
  client_id: string;
  roles: Role[];
  network: NetworkName | null;
  state: ClientState;
  scopes: string[] | null;
  addresses: string[] | null;
  expires_at: Date | null;
  former_secret_until: Date | null;
  last_used_on: string | null;
}

export async function listApiClients(
  manager: EntityManager,
  { at, apiClientId }: { at: Date; apiClientId?: string },
): Promise<ApiClientV1[]> {
  const rows: ApiClientRow[] = await manager.query(
    `select api_client_id, client_id, roles, network, state, scopes, addresses, expires_at, last_used_on::text,
            case when former_secret_until > $1 then former_secret_until end as former_secret_until
       from api_clients where $2::uuid is null or api_client_id = $2 order by client_id limit 1000`,
    [at, apiClientId ?? null],
  );
  return rows.map((row) => ({
    apiClientId: row.api_client_id,
    clientId: row.client_id,
    roles: row.roles,
    ...(row.network !== null && { network: row.network }),
    state: row.state,
    access: {
      ...(row.scopes !== null && { scopes: row.scopes }),
      ...(row.addresses !== null && { addresses: row.addresses }),
      ...(row.expires_at !== null && { expiresAt: row.expires_at.toISOString() }),
    },
    ...(row.former_secret_until !== null && { formerSecretUntil: row.former_secret_until.toISOString() }),
    ...(row.last_used_on !== null && { lastUsedOn: row.last_used_on }),
  }));
}
