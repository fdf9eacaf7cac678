import { inTransaction } from '@hanout/database';
import type { Language } from '@hanout/contracts';
import type { DataSource, EntityManager } from 'typeorm';
import type { DeliveryRule } from '../rules/delivery-rules.service';
import type { DeliveryState, DropReason, ParkReason } from './delivery.moves';

/** Of a row of `deliveries`; the planner reads the few sendings once for all of them. */
export const IS_NOT_BEING_SENT = 'delivery_id not in (select unnest(delivery_ids) from sendings)';
export const STATE = `case when state in ('queued', 'retry') and not ${IS_NOT_BEING_SENT} then 'sending' else state end`;

/**
 * Whoever takes what waits, or ends it otherwise, does so alone until his commit: what is being sent stands in rows of
 * its own, so the lock of a delivery's row would say nothing of it.
 */
export async function holdSendings(manager: EntityManager): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(hashtextextended('sendings', 0))`);
}

export interface DueDelivery {
  deliveryId: string;
  personId: string | null;
  /** The number given with the message, or the contact's. */
  phoneSealed: Buffer;
  language: Language;
  template: string;
  valuesSealed: Buffer;
  /** With this one. */
  attempts: number;
  rank: number;
  queuedAt: Date;
}

/**
 * Takes due messages by writing that they are being sent and until when that is waited for, so that nothing is locked
 * while the provider is spoken to. A message to a person whose number is not known yet stays until it is. The order:
 * rank, then the oldest.
 */
export async function takeDueDeliveries(
  dataSource: DataSource,
  {
    sendingId,
    max,
    rankMax,
    waitSeconds,
  }: { sendingId: string; max: number; rankMax: number; waitSeconds: number },
): Promise<DueDelivery[]> {
  const due = await inTransaction(dataSource, async (manager): Promise<DueDelivery[]> => {
    await holdSendings(manager);
    return manager.query(
      `with due as (
         select d.delivery_id, d.person_id, coalesce(d.phone_sealed, c.phone_sealed) as phone_sealed,
                coalesce(d.language, p.language, c.language) as language, d.template, d.values_sealed,
                d.attempts + 1 as attempts, d.rank, d.queued_at
           from deliveries d
           left join contacts c on c.person_id = d.person_id
           left join preferences p on p.person_id = d.person_id
          where d.state in ('queued', 'retry') and d.next_attempt_at <= now() and d.rank <= $2 and d.${IS_NOT_BEING_SENT}
            and (d.expires_at is null or d.expires_at > now())
            and (d.phone_sealed is not null or c.phone_sealed is not null)
          order by d.rank, d.next_attempt_at, d.delivery_id limit $1
       ), sending as (
         insert into sendings (sending_id, delivery_ids, until)
           select $3, array_agg(delivery_id), now() + make_interval(secs => $4) from due having count(*) > 0
       )
       select delivery_id as "deliveryId", person_id as "personId", phone_sealed as "phoneSealed", language, template,
              values_sealed as "valuesSealed", attempts, rank, queued_at as "queuedAt"
         from due`,
      [max, rankMax, sendingId, waitSeconds],
    );
  });
  return due.sort((one, other) => one.rank - other.rank || +one.queuedAt - +other.queuedAt);
}

export interface Settled {
  deliveryId: string;
  state: DeliveryState;
  reason?: ParkReason;
  detail?: string;
  pauseSeconds?: number;
}

/**
 * Writes what became of a sending, unless its time is over: then somebody else has judged it. What was in a message is
 * forgotten once it is delivered. A pause gets up to a quarter longer, so that not all come back at once.
 */
export async function settleSending(
  dataSource: DataSource,
  sendingId: string,
  settled: Settled[],
): Promise<void> {
  await dataSource.query(
    `with over as (delete from sendings where sending_id = $1 returning sending_id)
     update deliveries d
        set state = s.state, reason = s.reason, detail = s.detail, attempts = d.attempts + 1,
            delivered_at = case when s.state = 'delivered' then now() end,
            values_sealed = case when s.state = 'delivered' then null else d.values_sealed end,
            next_attempt_at = now() + make_interval(secs => s.pause * (1 + random() / 4))
       from over, unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::float8[])
                    as s (delivery_id, state, reason, detail, pause)
      where d.delivery_id = s.delivery_id`,
    [
      sendingId,
      settled.map((one) => one.deliveryId),
      settled.map((one) => one.state),
      settled.map((one) => one.reason ?? null),
      settled.map((one) => one.detail ?? null),
      settled.map((one) => one.pauseSeconds ?? 0),
    ],
  );
}

/**
 * Ends what nobody needs any more, what has waited too long, and the sendings that nobody has settled in their time:
 * their messages go again where the provider knows them by their ids, and are parked where it does not.
 */
export async function sweepDeliveries(
  dataSource: DataSource,
  rule: DeliveryRule,
  knowsIds: boolean,
): Promise<void> {
  // Looking costs nothing; nobody is kept from sending unless something is over.
  if (!(await isAnythingOver(dataSource, rule))) return;
  await inTransaction(dataSource, async (manager) => {
    await holdSendings(manager);
    await endSendings(manager, knowsIds);
    await dropExpired(manager);
    await parkTooOld(manager, rule);
  });
}

const IS_EXPIRED = `state in ('queued', 'retry') and expires_at <= now()`;
const IS_TOO_OLD = `state in ('queued', 'retry')
  and queued_at < now() - case when rank = 0 and expires_at is null then make_interval(secs => $1)
                               else make_interval(hours => $2) end`;

async function isAnythingOver(dataSource: DataSource, rule: DeliveryRule): Promise<boolean> {
  const [row] = (await dataSource.query(
    `select exists (select from sendings where until <= now())
         or exists (select from deliveries where ${IS_EXPIRED})
         or exists (select from deliveries where ${IS_TOO_OLD}) as "isOver"`,
    [rule.codeUsefulSeconds, rule.usefulHours],
  )) as [{ isOver: boolean }];
  return row.isOver;
}

async function endSendings(manager: EntityManager, knowsIds: boolean): Promise<void> {
  const unknown: ParkReason = 'unknown';
  const [state, reason] = knowsIds ? ['retry', null] : ['parked', unknown];
  await manager.query(
    `with over as (delete from sendings where until <= now() returning delivery_ids)
     update deliveries set state = $1, reason = $2, attempts = attempts + 1
      where delivery_id in (select unnest(delivery_ids) from over)`,
    [state, reason],
  );
}

async function dropExpired(manager: EntityManager): Promise<void> {
  const expired: DropReason = 'expired';
  await manager.query(
    `update deliveries set state = 'dropped', reason = $1, values_sealed = null
      where ${IS_EXPIRED} and ${IS_NOT_BEING_SENT}`,
    [expired],
  );
}

async function parkTooOld(manager: EntityManager, rule: DeliveryRule): Promise<void> {
  const [tooOld, noContact]: ParkReason[] = ['too_old', 'no_contact'];
  await manager.query(
    `update deliveries d
        set state = 'parked',
            reason = case when d.phone_sealed is null and not exists
                            (select from contacts c where c.person_id = d.person_id and c.phone_sealed is not null)
                          then $4 else $3 end
      where ${IS_TOO_OLD} and ${IS_NOT_BEING_SENT}`,
    [rule.codeUsefulSeconds, rule.usefulHours, tooOld, noContact],
  );
}
