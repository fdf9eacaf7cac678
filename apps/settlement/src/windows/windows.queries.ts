import type { NetworkName } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

export interface WindowRow {
  window_id: string;
  network: NetworkName;
  currency: string;
  opens_at: Date | null;
  cut_off_at: Date;
  closed_at: Date | null;
  grants_minor: string;
  payments_in_minor: string;
  payments_out_minor: string;
  movements: string;
  late_movements: string;
  is_settled: boolean;
}

/** Closed ones, by cut-off and network. */
export function findClosedWindows(manager: EntityManager, businessDay: string): Promise<WindowRow[]> {
  return manager.query(
    `select window_id, network, currency, opens_at, cut_off_at, closed_at, grants_minor, payments_in_minor,
            payments_out_minor, movements, late_movements, i.window_id is null or i.settled_at is not null as is_settled
       from settlement_windows w left join settlement_instructions i using (window_id)
      where business_day = $1 order by cut_off_at, network, currency`,
    [businessDay],
  );
}

/** What would be in a window if it closed now. */
export async function countWaiting(
  manager: EntityManager,
  window: { network: string; opensAt: Date | undefined; cutOffAt: Date },
): Promise<
  Omit<WindowRow, 'window_id' | 'network' | 'opens_at' | 'cut_off_at' | 'closed_at' | 'is_settled'>[]
> {
  return manager.query(
    `select amount_currency as currency, count(*) as movements,
            count(*) filter (where moved_at < $3) as late_movements,
            coalesce(sum(amount_minor) filter (where kind = 'grant'), 0) as grants_minor,
            coalesce(sum(amount_minor) filter (where kind = 'payment_in'), 0) as payments_in_minor,
            coalesce(sum(amount_minor) filter (where kind = 'payment_out'), 0) as payments_out_minor
       from movements where window_id is null and network = $1 and moved_at < $2
      group by amount_currency order by amount_currency`,
    [window.network, window.cutOffAt, window.opensAt ?? null],
  );
}
