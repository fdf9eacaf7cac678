import type { NetworkName } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import type { NewWindow } from './window';

/** The cut-off of the last window of each network. */
export async function readLastCutOffs(manager: EntityManager): Promise<Map<NetworkName, Date>> {
  const rows = await manager.query<{ network: NetworkName; cut_off_at: Date }[]>(
    'select network, max(cut_off_at) as cut_off_at from settlement_windows group by network',
  );
  return new Map(rows.map(({ network, cut_off_at }) => [network, cut_off_at]));
}

/** Of movements that are in no window yet. */
export async function readWaitingCurrencies(manager: EntityManager): Promise<string[]> {
  const rows = await manager.query<{ currency: string }[]>(
    'select distinct amount_currency as currency from movements where window_id is null order by 1',
  );
  return rows.map(({ currency }) => currency);
}

/** Whoever comes second waits for the first and then finds nothing to close. @returns the ids that are his to close */
export async function claimWindows(manager: EntityManager, windows: readonly NewWindow[]): Promise<string[]> {
  const rows = await manager.query<{ window_id: string }[]>(
    `insert into settlement_windows (window_id, network, currency, business_day, opens_at, cut_off_at)
     select * from unnest($1::uuid[], $2::text[], $3::text[], $4::date[], $5::timestamptz[], $6::timestamptz[])
      order by 1
     on conflict do nothing returning window_id`,
    [
      windows.map(({ windowId }) => windowId),
      windows.map(({ network }) => network),
      windows.map(({ currency }) => currency),
      windows.map(({ businessDay }) => businessDay),
      windows.map(({ opensAt }) => opensAt ?? null),
      windows.map(({ cutOffAt }) => cutOffAt),
    ],
  );
  return rows.map(({ window_id }) => window_id);
}

/**
 * Puts into each window the movements from before its cut-off that are in none, and closes it with their sums: one
 * statement, so that of a payment between two networks both sides are seen or neither.
 */
export async function closeWindows(manager: EntityManager, windowIds: readonly string[]): Promise<void> {
  await manager.query(
    `with taken as (
       update movements m set window_id = w.window_id from settlement_windows w
        where w.window_id = any($1) and m.window_id is null and m.network = w.network
          and m.amount_currency = w.currency and m.moved_at < w.cut_off_at
       returning m.window_id, m.kind, m.amount_minor, coalesce(m.moved_at < w.opens_at, false) as is_late),
     counted as (
       select w.window_id, count(t.window_id) as movements, count(*) filter (where t.is_late) as late,
              coalesce(sum(t.amount_minor) filter (where t.kind = 'grant'), 0) as grants,
              coalesce(sum(t.amount_minor) filter (where t.kind = 'payment_in'), 0) as payments_in,
              coalesce(sum(t.amount_minor) filter (where t.kind = 'payment_out'), 0) as payments_out
         from unnest($1::uuid[]) as w (window_id) left join taken t using (window_id) group by w.window_id)
     update settlement_windows w
        set grants_minor = c.grants, payments_in_minor = c.payments_in, payments_out_minor = c.payments_out,
            movements = c.movements, late_movements = c.late, closed_at = now()
       from counted c where c.window_id = w.window_id`,
    [windowIds],
  );
}

export interface HalfPayment {
  movementId: string;
  network: NetworkName;
  kind: string;
  /** Minor units, above zero where the network would be owed it. */
  difference: string;
  currency: string;
}

/**
 * Payments in these windows without the same amount on the other side, in whatever window: with none, all that networks
 * owe each other sums to zero.
 */
export async function findHalfPayments(
  manager: EntityManager,
  windowIds: readonly string[],
): Promise<HalfPayment[]> {
  return manager.query(
    `select m.movement_id as "movementId", m.network, m.kind, m.amount_currency as currency,
            (case m.kind when 'payment_in' then m.amount_minor else -m.amount_minor end)::text as difference
       from movements m
      where m.window_id = any($1) and m.kind <> 'grant' and not exists (
        select from movements o where o.movement_id = m.movement_id and o.kind not in ('grant', m.kind)
           and o.amount_minor = m.amount_minor and o.amount_currency = m.amount_currency)
      order by m.movement_id, m.network`,
    [windowIds],
  );
}
