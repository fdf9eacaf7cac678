import type { WebhookEvent, WebhookState, WebhookV1 } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

export interface Webhook {
  endpointId: string;
  walletId: string;
  merchantCode: string | null;
  url: string;
  events: WebhookEvent[];
  state: WebhookState | 'deleted';
  isBlocked: boolean;
  failingSince: Date | null;
  formerSecretUntil: Date | null;
  delivered: number;
  parked: number;
  createdAt: Date;
}

/** The counts are of what ended in the last seven days. */
const COLUMNS = `
  e.endpoint_id as "endpointId", e.wallet_id as "walletId", e.merchant_code as "merchantCode", e.url, e.events, e.state,
  e.is_blocked as "isBlocked", e.failing_since as "failingSince", e.created_at as "createdAt",
  (select max(s.ends_at) from webhook_secrets s
    where s.endpoint_id = e.endpoint_id and s.ends_at > now()) as "formerSecretUntil", c.delivered, c.parked`;
const COUNTS = `
  cross join lateral (
    select count(*) filter (where d.state = 'delivered')::integer as delivered,
           count(*) filter (where d.state = 'parked')::integer as parked
      from webhook_deliveries d
     where d.endpoint_id = e.endpoint_id and d.ended_at > now() - interval '7 days') c`;

/** @param walletId of whom it must be; undefined: anybody's. Deleted ones are found by none. */
export async function findWebhook(
  manager: EntityManager,
  endpointId: string,
  walletId: string | undefined,
): Promise<Webhook | undefined> {
  const [found]: Webhook[] = await manager.query(
    `select ${COLUMNS} from webhook_endpoints e ${COUNTS}
      where e.endpoint_id = $1 and e.state <> 'deleted' and ($2::uuid is null or e.wallet_id = $2)`,
    [endpointId, walletId ?? null],
  );
  return found;
}

/** One change of an endpoint at a time. @returns whether there is one, deleted or not */
export async function lockWebhook(
  manager: EntityManager,
  endpointId: string,
  walletId: string | undefined,
): Promise<boolean> {
  const found: unknown[] = await manager.query(
    `select 1 from webhook_endpoints
      where endpoint_id = $1 and ($2::uuid is null or wallet_id = $2) for no key update`,
    [endpointId, walletId ?? null],
  );
  return found.length === 1;
}

export interface WebhookPage {
  walletId?: string;
  merchantCode?: string;
  after?: string;
  limit: number;
}

/** The newest first. A cursor that is not there, or of another, begins nowhere. */
export function listWebhooks(
  manager: EntityManager,
  { walletId, merchantCode, after, limit }: WebhookPage,
): Promise<Webhook[]> {
  return manager.query<Webhook[]>(
    `select ${COLUMNS} from webhook_endpoints e ${COUNTS}
      where e.state <> 'deleted' and ($1::uuid is null or e.wallet_id = $1)
        and ($2::text is null or e.merchant_code = $2)
        and ($3::uuid is null or (e.created_at, e.endpoint_id)
              < (select created_at, endpoint_id from webhook_endpoints where endpoint_id = $3))
      order by e.created_at desc, e.endpoint_id desc limit $4`,
    [walletId ?? null, merchantCode ?? null, after ?? null, limit],
  );
}

export interface WebhookToWrite {
  endpointId: string;
  walletId: string;
  personId: string;
  merchantCode?: string;
  url: string;
  events: WebhookEvent[];
}

/** Two at once cannot both be the last that is allowed: those of one wallet come one after the other. */
export async function countWebhooksOf(manager: EntityManager, walletId: string): Promise<number> {
  await manager.query(`select pg_advisory_xact_lock(hashtextextended('webhooks:' || $1, 0))`, [walletId]);
  const [row]: { count: number }[] = await manager.query(
    `select count(*)::integer as count from webhook_endpoints where wallet_id = $1 and state <> 'deleted'`,
    [walletId],
  );
  return row!.count;
}

/** @returns whether it is new */
export async function insertWebhook(
  manager: EntityManager,
  { endpointId, walletId, personId, merchantCode, url, events }: WebhookToWrite,
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `insert into webhook_endpoints (endpoint_id, wallet_id, person_id, merchant_code, url, events)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning 1`,
    [endpointId, walletId, personId, merchantCode ?? null, url, events],
  );
  return rows.length === 1;
}

/** To be enabled again is a new beginning: what failed before is not held against it. */
export async function updateWebhook(
  manager: EntityManager,
  endpointId: string,
  { url, events, state }: { url?: string; events?: WebhookEvent[]; state?: WebhookState | 'deleted' },
): Promise<void> {
  await manager.query(
    `update webhook_endpoints
        set url = coalesce($2, url), events = coalesce($3, events), state = coalesce($4, state),
            failing_since = case when $4 = 'enabled' and state <> 'enabled' then null else failing_since end
      where endpoint_id = $1`,
    [endpointId, url ?? null, events ?? null, state ?? null],
  );
}

export async function setBlocked(
  manager: EntityManager,
  endpointId: string,
  isBlocked: boolean,
): Promise<void> {
  await manager.query(`update webhook_endpoints set is_blocked = $2 where endpoint_id = $1`, [
    endpointId,
    isBlocked,
  ]);
}

/** What waits for it. */
export async function parkWaiting(manager: EntityManager, endpointId: string): Promise<void> {
  await manager.query(
    `update webhook_deliveries set state = 'parked', reason = 'disabled', ended_at = now()
      where endpoint_id = $1 and state in ('queued', 'retry')`,
    [endpointId],
  );
}

export interface SecretRow {
  secretId: string;
  endpointId: string;
  secretSealed: Buffer;
  createdAt: Date;
  endsAt: Date | null;
}

export async function findSecret(manager: EntityManager, secretId: string): Promise<SecretRow | undefined> {
  const [found]: SecretRow[] = await manager.query(
    `select secret_id as "secretId", endpoint_id as "endpointId", secret_sealed as "secretSealed",
            created_at as "createdAt", ends_at as "endsAt" from webhook_secrets where secret_id = $1`,
    [secretId],
  );
  return found;
}

/** Former secrets that still sign, the first to end at the head. */
export function formerSecrets(manager: EntityManager, endpointId: string): Promise<{ endsAt: Date }[]> {
  return manager.query<{ endsAt: Date }[]>(
    `select ends_at as "endsAt" from webhook_secrets
      where endpoint_id = $1 and ends_at > now() order by ends_at`,
    [endpointId],
  );
}

/** The current secret signs for so long still; with 0 all that are former end now. */
export async function endSecrets(
  manager: EntityManager,
  endpointId: string,
  overlapHours: number,
): Promise<void> {
  await manager.query(
    `update webhook_secrets set ends_at = now() + make_interval(hours => $2)
      where endpoint_id = $1 and (ends_at is null or $2 = 0 and ends_at > now())`,
    [endpointId, overlapHours],
  );
}

export async function insertSecret(
  manager: EntityManager,
  { secretId, endpointId, secretSealed }: Pick<SecretRow, 'secretId' | 'endpointId' | 'secretSealed'>,
): Promise<void> {
  await manager.query(
    `insert into webhook_secrets (secret_id, endpoint_id, secret_sealed) values ($1, $2, $3)`,
    [secretId, endpointId, secretSealed],
  );
}

export async function forgetSecrets(manager: EntityManager, endpointId: string): Promise<void> {
  await manager.query('delete from webhook_secrets where endpoint_id = $1', [endpointId]);
}

export function toWebhook(row: Webhook): WebhookV1 {
  const { endpointId, walletId, merchantCode, url, events, isBlocked, delivered, parked } = row;
  return {
    endpointId,
    walletId,
    ...(merchantCode !== null && { merchantCode }),
    url,
    events,
    state: row.state as WebhookState,
    isBlocked,
    ...(row.failingSince && { failingSince: row.failingSince.toISOString() }),
    ...(row.formerSecretUntil && { formerSecretUntil: row.formerSecretUntil.toISOString() }),
    delivered,
    parked,
    createdAt: row.createdAt.toISOString(),
  };
}
