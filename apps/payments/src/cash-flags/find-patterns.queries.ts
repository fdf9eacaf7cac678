import { CASH_FLAG_PAYMENTS_MAX } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import type { CashPatternRules } from './cash-patterns.rulebook';

export interface CashDay {
  day: string;
  from: Date;
  to: Date;
}

/** Cash of the day: which counter, whose wallet, in or out. */
const CASH = `cash as (
  select p.payment_id, p.kind, p.amount_minor, p.currency, p.completed_at,
         case p.kind when 'cash_in' then p.payer_wallet_id else p.payee_wallet_id end as float_id,
         case p.kind when 'cash_in' then p.payee_wallet_id else p.payer_wallet_id end as wallet_id
    from completions c join payments p using (payment_id)
   where c.kind in ('cash_in', 'cash_out') and c.completed_at >= $2 and c.completed_at < $3)`;

const INSERT = `insert into cash_flags (flag_id, pattern, business_day, float_id, wallet_id, other_float_id, operations,
                                        total_minor, currency, payment_ids)`;
const IDS = (of: string): string => `(array_agg(${of}))[1:${CASH_FLAG_PAYMENTS_MAX}]`;

/** What was found before stays as it is. @returns how many are new */
export async function flagSplits(
  manager: EntityManager,
  { day, from, to }: CashDay,
  { split: { overMinor, piecesMin } }: CashPatternRules,
): Promise<number> {
  return inserted(
    await manager.query(
      `with ${CASH}
       ${INSERT}
       select gen_random_uuid(), 'split', $1::date, float_id, wallet_id, null, count(*), sum(amount_minor), currency,
              ${IDS('payment_id order by completed_at, payment_id')}
         from cash where amount_minor < $4
        group by float_id, wallet_id, kind, currency
       having count(*) >= $5 and sum(amount_minor) >= $4
       on conflict do nothing returning 1`,
      [day, from, to, overMinor, piecesMin],
    ),
  );
}

/** Each bringing is paired with the first taking after it. */
export async function flagRoundTrips(
  manager: EntityManager,
  { day, from, to }: CashDay,
  { roundTrip: { withinMinutes, shareBpsMin, pairsMin } }: CashPatternRules,
): Promise<number> {
  return inserted(
    await manager.query(
      `with ${CASH}, pairs as (
         select brought.*, taken.payment_id as taken_id, taken.amount_minor as taken_minor
           from cash brought
           cross join lateral (
             select payment_id, amount_minor from cash
              where kind = 'cash_out' and float_id = brought.float_id and wallet_id = brought.wallet_id
                and completed_at >= brought.completed_at
                and completed_at <= brought.completed_at + make_interval(mins => $4)
              order by completed_at, payment_id limit 1) taken
          where brought.kind = 'cash_in' and taken.amount_minor * 10000 >= brought.amount_minor * $5::bigint)
       ${INSERT}
       select gen_random_uuid(), 'round_trip', $1::date, float_id, wallet_id, null, count(distinct taken_id), sum(taken_minor), currency,
              ${IDS('payment_id order by completed_at, payment_id')}
         from pairs group by float_id, wallet_id, currency
       having count(distinct taken_id) >= $6
       on conflict do nothing returning 1`,
      [day, from, to, withinMinutes, shareBpsMin, pairsMin],
    ),
  );
}

export async function flagRelays(
  manager: EntityManager,
  { day, from, to }: CashDay,
  { relay: { walletsMin } }: CashPatternRules,
): Promise<number> {
  return inserted(
    await manager.query(
      `with ${CASH}, carried as (
         select brought.float_id, taken.float_id as other_float_id, brought.wallet_id, brought.currency,
                min(brought.payment_id::text)::uuid as payment_id, min(brought.completed_at) as completed_at,
                min(brought.amount_minor) as amount_minor
           from cash brought join cash taken on taken.wallet_id = brought.wallet_id and taken.kind = 'cash_out'
            and taken.float_id <> brought.float_id and taken.completed_at >= brought.completed_at
          where brought.kind = 'cash_in'
          group by 1, 2, 3, 4)
       ${INSERT}
       select gen_random_uuid(), 'relay', $1::date, float_id, null, other_float_id, count(*), sum(amount_minor), currency,
              ${IDS('payment_id order by completed_at, payment_id')}
         from carried group by float_id, other_float_id, currency
       having count(*) >= $4
       on conflict do nothing returning 1`,
      [day, from, to, walletsMin],
    ),
  );
}

function inserted(rows: unknown): number {
  return (rows as unknown[]).length;
}
