import type { CoolDownReason } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

export interface CoolDownRow {
  reason: CoolDownReason;
  endsAt: Date;
  perPaymentMinor: string;
  perDayMinor: string;
  currency: string;
}

/** Once for each cause: the same device or report begins no second one. The limits are those of the day it begins. */
export async function startCoolDown(
  manager: EntityManager,
  coolDown: { personId: string; reason: CoolDownReason; causeId: string; at: Date; day: string },
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `insert into cool_downs (person_id, reason, cause_id, starts_at, ends_at, per_payment_minor, per_day_minor, currency)
     select $1, reason, $3, $4::timestamptz, $4::timestamptz + make_interval(hours => hours), per_payment_minor,
            per_day_minor, currency
       from cool_down_rules where reason = $2 and effective_from <= $5::date
      order by effective_from desc limit 1
         on conflict do nothing returning true`,
    [coolDown.personId, coolDown.reason, coolDown.causeId, coolDown.at, coolDown.day],
  );
  return rows.length === 1;
}

export async function readRunning(
  manager: EntityManager,
  { personId, at }: { personId: string; at: Date },
): Promise<CoolDownRow[]> {
  return manager.query(
    `select reason, max(ends_at) as "endsAt", min(per_payment_minor) as "perPaymentMinor",
            min(per_day_minor) as "perDayMinor", currency
       from cool_downs where person_id = $1 and starts_at <= $2 and ends_at > $2
      group by reason, currency order by 2 desc, reason`,
    [personId, at],
  );
}
