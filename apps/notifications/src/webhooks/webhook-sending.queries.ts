import { inTransaction } from '@hanout/database';
import type { DataSource, EntityManager } from 'typeorm';
import type { WebhookOutcome } from './webhook.post';

export interface DueWebhook {
  deliveryId: string;
  endpointId: string;
  url: string;
  body: string;
  /** Which try it is, of all. */
  attempts: number;
  /** Of those since it was queued. */
  tries: number;
  secrets: { secretId: string; secretSealed: Buffer }[];
}

export interface TakeLimits {
  max: number;
  /** So many calls are under way to one endpoint, whoever makes them. */
  perEndpoint: number;
  /** After so long a try whose end nobody wrote is taken again, with the same id. */
  waitSeconds: number;
}

/** An endpoint that fails is asked one thing at a time, so that those that answer have the room. */
const FAILING_AT_A_TIME = 1;

/**
 * Takes what is due by writing that it is being sent, and until when that is waited for; nothing is locked while it is.
 * The endpoints are locked first, those that another sender looks at are left to it: what is under way to one of them is
 * counted right. Endpoints that answer come before those that fail, then whoever waits longest.
 */
export function takeDueWebhooks(
  dataSource: DataSource,
  { max, perEndpoint, waitSeconds }: TakeLimits,
): Promise<DueWebhook[]> {
  return inTransaction(dataSource, async (manager) => {
    const endpoints: { endpointId: string }[] = await manager.query(
      `select e.endpoint_id as "endpointId"
         from webhook_endpoints e
         cross join lateral (
           select min(d.next_attempt_at) as since from webhook_deliveries d
            where d.endpoint_id = e.endpoint_id and d.state in ('queued', 'sending', 'retry')
              and d.next_attempt_at <= now()) due
        where e.state = 'enabled' and not e.is_blocked and due.since is not null
          and (select count(*) from webhook_deliveries d
                where d.endpoint_id = e.endpoint_id and d.state = 'sending' and d.next_attempt_at > now())
              < case when e.failing_since is null then $2::integer else $3::integer end
        order by (e.failing_since is not null), due.since, e.endpoint_id
        limit $1 for no key update of e skip locked`,
      [max, perEndpoint, FAILING_AT_A_TIME],
    );
    if (endpoints.length === 0) return [];
    const [rows] = (await manager.query(
      `with due as (
         select d.delivery_id
           from webhook_endpoints e
           cross join lateral (
             select w.delivery_id from webhook_deliveries w
              where w.endpoint_id = e.endpoint_id and w.state in ('queued', 'sending', 'retry')
                and w.next_attempt_at <= now()
              order by w.next_attempt_at, w.delivery_id
              limit greatest(0, case when e.failing_since is null then $3::integer else $4::integer end
                                - (select count(*) from webhook_deliveries u
                                    where u.endpoint_id = e.endpoint_id and u.state = 'sending'
                                      and u.next_attempt_at > now()))
              for update of w skip locked) d
          where e.endpoint_id = any($1)
          order by array_position($1::uuid[], e.endpoint_id) limit $2
       )
       update webhook_deliveries d
          set state = 'sending', attempts = d.attempts + 1, tries = d.tries + 1,
              next_attempt_at = now() + make_interval(secs => $5)
         from due, webhook_endpoints e
        where d.delivery_id = due.delivery_id and e.endpoint_id = d.endpoint_id
       returning d.delivery_id as "deliveryId", d.endpoint_id as "endpointId", e.url, d.body, d.attempts, d.tries`,
      [endpoints.map((one) => one.endpointId), max, perEndpoint, FAILING_AT_A_TIME, waitSeconds],
    )) as [Omit<DueWebhook, 'secrets'>[], number];
    const secrets = await signingSecrets(manager, [...new Set(rows.map(({ endpointId }) => endpointId))]);
    return rows.map((row) => ({
      ...row,
      secrets: secrets.filter(({ endpointId }) => endpointId === row.endpointId),
    }));
  });
}

/** The current one first. */
function signingSecrets(
  manager: EntityManager,
  endpointIds: string[],
): Promise<{ endpointId: string; secretId: string; secretSealed: Buffer }[]> {
  return manager.query(
    `select endpoint_id as "endpointId", secret_id as "secretId", secret_sealed as "secretSealed"
       from webhook_secrets where endpoint_id = any($1) and (ends_at is null or ends_at > now())
      order by ends_at desc nulls first, secret_id`,
    [endpointIds],
  );
}

/**
 * @param pauseSeconds until the next try; undefined after the last
 * @returns the state it is in now; undefined when another try, or a redelivery, has overtaken this one
 */
export function settleWebhook(
  dataSource: DataSource,
  { deliveryId, endpointId, attempts }: DueWebhook,
  outcome: WebhookOutcome,
  pauseSeconds: number | undefined,
): Promise<string | undefined> {
  const isDelivered = isSuccess(outcome);
  const state = isDelivered ? 'delivered' : pauseSeconds === undefined ? 'parked' : 'retry';
  return inTransaction(dataSource, async (manager) => {
    // The endpoint first, as whoever takes does. That it answers is written down only where it did not before.
    await manager.query(
      isDelivered
        ? `update webhook_endpoints set failing_since = null where endpoint_id = $1 and failing_since is not null`
        : `update webhook_endpoints set failing_since = now() where endpoint_id = $1 and failing_since is null`,
      [endpointId],
    );
    const [rows] = (await manager.query(
      `update webhook_deliveries
          set state = $3, reason = case when $3 = 'parked' then 'gave_up' end,
              last_status = $4, last_error = $5,
              next_attempt_at = now() + make_interval(secs => $6 * (1 + random() / 4)),
              delivered_at = case when $3 = 'delivered' then now() else delivered_at end,
              ended_at = case when $3 <> 'retry' then now() end
        where delivery_id = $1 and attempts = $2 and state = 'sending'
       returning state`,
      [
        deliveryId,
        attempts,
        state,
        'status' in outcome ? outcome.status : null,
        'error' in outcome ? outcome.error : null,
        pauseSeconds ?? 0,
      ],
    )) as [{ state: string }[], number];
    return rows[0]?.state;
  });
}

export function isSuccess(outcome: WebhookOutcome): boolean {
  return 'status' in outcome && outcome.status >= 200 && outcome.status < 300;
}

export interface DisabledEndpoint {
  endpointId: string;
  personId: string;
  failingSince: Date;
}

/** Endpoints of which nothing but failures came for so long. */
export async function disableFailing(manager: EntityManager, hours: number): Promise<DisabledEndpoint[]> {
  const [rows] = (await manager.query(
    `update webhook_endpoints set state = 'disabled'
      where state = 'enabled' and failing_since <= now() - make_interval(hours => $1)
     returning endpoint_id as "endpointId", person_id as "personId", failing_since as "failingSince"`,
    [hours],
  )) as [DisabledEndpoint[], number];
  return rows;
}

/** What waits for an endpoint that hears nothing; what is under way is left to end. */
export async function parkUnheard(manager: EntityManager): Promise<void> {
  await manager.query(
    `update webhook_deliveries d set state = 'parked', reason = 'disabled', ended_at = now()
       from webhook_endpoints e
      where e.endpoint_id = d.endpoint_id and (e.state <> 'enabled' or e.is_blocked)
        and (d.state in ('queued', 'retry') or d.state = 'sending' and d.next_attempt_at <= now())`,
  );
}

/** @returns how many */
export async function forgetEnded(dataSource: DataSource, days: number, max: number): Promise<number> {
  const [, count] = (await dataSource.query(
    `delete from webhook_deliveries where delivery_id in (
       select delivery_id from webhook_deliveries where ended_at < now() - make_interval(days => $1)
        order by ended_at limit $2 for update skip locked)`,
    [days, max],
  )) as [unknown, number];
  return count;
}
