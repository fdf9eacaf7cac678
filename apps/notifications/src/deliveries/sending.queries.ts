import type { Language } from '@hanout/contracts';
import type { DataSource } from 'typeorm';
import type { DeliveryRule } from '../rules/delivery-rules.service';
import { statesBefore, type DeliveryState, type DropReason, type ParkReason } from './delivery.moves';

export interface DueDelivery {
  deliveryId: string;
  personId: string | null;
  /** The number given with the message, or the contact's. */
  phoneSealed: Buffer;
  language: Language;
  template: string;
  valuesSealed: Buffer;
  attempts: number;
  rank: number;
  queuedAt: Date;
}

/**
 * Takes due messages by writing that they are being sent and until when that is waited for, so that nothing is locked
 * while the provider is spoken to. What a crash left as being sent is taken again only when the provider knows it by its
 * id. A message to a person whose number is not known yet stays until it is. The order: rank, then the oldest.
 */
export async function takeDueDeliveries(
  dataSource: DataSource,
  {
    max,
    rankMax,
    knowsIds,
    waitSeconds,
  }: { max: number; rankMax: number; knowsIds: boolean; waitSeconds: number },
): Promise<DueDelivery[]> {
  const [rows] = (await dataSource.query(
    `with due as (
       select d.delivery_id, coalesce(d.phone_sealed, c.phone_sealed) as phone_sealed,
              coalesce(d.language, p.language, c.language) as language
         from deliveries d
         left join contacts c on c.person_id = d.person_id
         left join preferences p on p.person_id = d.person_id
        where d.state in ('queued', 'sending', 'retry') and d.next_attempt_at <= now() and d.rank <= $2
          and (d.state <> 'sending' or $3::boolean)
          and (d.expires_at is null or d.expires_at > now())
          and (d.phone_sealed is not null or c.phone_sealed is not null)
        order by d.rank, d.next_attempt_at, d.delivery_id limit $1 for update of d skip locked
     )
     update deliveries d
        set state = 'sending', attempts = d.attempts + 1, next_attempt_at = now() + make_interval(secs => $4)
       from due where d.delivery_id = due.delivery_id
     returning d.delivery_id as "deliveryId", d.person_id as "personId", due.phone_sealed as "phoneSealed", due.language,
               d.template, d.values_sealed as "valuesSealed", d.attempts, d.rank, d.queued_at as "queuedAt"`,
    [max, rankMax, knowsIds, waitSeconds],
  )) as [DueDelivery[], number];
  return rows.sort((one, other) => one.rank - other.rank || +one.queuedAt - +other.queuedAt);
}

export interface Settled {
  deliveryId: string;
  /** Which try it was: the word on an earlier one does not overrule a later. */
  attempts: number;
  state: DeliveryState;
  reason?: ParkReason;
  detail?: string;
  pauseSeconds?: number;
}

/** What was in it is forgotten once it is delivered. A pause gets up to a quarter longer, so that not all come back at once. */
export async function settleDeliveries(dataSource: DataSource, settled: Settled[]): Promise<void> {
  if (settled.length === 0) return;
  await dataSource.query(
    `update deliveries d
        set state = s.state, reason = s.reason, detail = s.detail,
            delivered_at = case when s.state = 'delivered' then now() end,
            values_sealed = case when s.state = 'delivered' then null else d.values_sealed end,
            next_attempt_at = now() + make_interval(secs => s.pause * (1 + random() / 4))
       from unnest($1::uuid[], $2::integer[], $3::text[], $4::text[], $5::text[], $6::float8[])
            as s (delivery_id, attempts, state, reason, detail, pause)
      where d.delivery_id = s.delivery_id and d.state = 'sending' and d.attempts = s.attempts`,
    [
      settled.map((one) => one.deliveryId),
      settled.map((one) => one.attempts),
      settled.map((one) => one.state),
      settled.map((one) => one.reason ?? null),
      settled.map((one) => one.detail ?? null),
      settled.map((one) => one.pauseSeconds ?? 0),
    ],
  );
}

/** Drops what nobody needs any more, and parks what has waited too long or was left half done and may not be repeated. */
export async function sweepDeliveries(
  dataSource: DataSource,
  rule: DeliveryRule,
  knowsIds: boolean,
): Promise<void> {
  const expired: DropReason = 'expired';
  await dataSource.query(
    `update deliveries set state = 'dropped', reason = $2, values_sealed = null
      where state = any($1) and state in ('queued', 'sending', 'retry') and expires_at <= now()`,
    [statesBefore('drop'), expired],
  );
  const [tooOld, noContact, unknown]: ParkReason[] = ['too_old', 'no_contact', 'unknown'];
  await dataSource.query(
    `update deliveries d
        set state = 'parked',
            reason = case when d.phone_sealed is null and not exists
                            (select from contacts c where c.person_id = d.person_id and c.phone_sealed is not null)
                          then $4 else $3 end
      where d.state in ('queued', 'retry')
        and d.queued_at < now() - case when d.rank = 0 and d.expires_at is null then make_interval(secs => $1)
                                    else make_interval(hours => $2) end`,
    [rule.codeUsefulSeconds, rule.usefulHours, tooOld, noContact],
  );
  if (knowsIds) return;
  await dataSource.query(
    `update deliveries set state = 'parked', reason = $1 where state = 'sending' and next_attempt_at <= now()`,
    [unknown],
  );
}
