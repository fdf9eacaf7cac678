import type { DataSource, EntityManager } from 'typeorm';
import type { Movement } from './movements';

/**
 * Writes movements and adds the new ones to the positions, in one statement. A movement that is there already adds
 * nothing. Positions are touched in key order, so that two writers never wait for each other in a ring.
 */
export async function addMovements(manager: EntityManager, movements: Movement[]): Promise<void> {
  if (movements.length === 0) return;
  await manager.query(
    `with fresh as (
       insert into movements (movement_id, network, kind, business_day, amount_minor, amount_currency, moved_at)
         select * from unnest($1::uuid[], $2::text[], $3::text[], $4::date[], $5::bigint[], $6::text[], $7::timestamptz[])
         order by 1, 2, 3
         on conflict do nothing
       returning network, kind, business_day, amount_minor, amount_currency
     )
     insert into positions (business_day, network, currency, grants_minor, payments_in_minor, payments_out_minor, movements)
       select business_day, network, amount_currency,
              coalesce(sum(amount_minor) filter (where kind = 'grant'), 0),
              coalesce(sum(amount_minor) filter (where kind = 'payment_in'), 0),
              coalesce(sum(amount_minor) filter (where kind = 'payment_out'), 0),
              count(*)
         from fresh group by business_day, network, amount_currency order by business_day, network, amount_currency
       on conflict (business_day, network, currency) do update set
         grants_minor = positions.grants_minor + excluded.grants_minor,
         payments_in_minor = positions.payments_in_minor + excluded.payments_in_minor,
         payments_out_minor = positions.payments_out_minor + excluded.payments_out_minor,
         movements = positions.movements + excluded.movements`,
    [
      movements.map((one) => one.movementId),
      movements.map((one) => one.network),
      movements.map((one) => one.kind),
      movements.map((one) => one.businessDay),
      movements.map((one) => one.amountMinor),
      movements.map((one) => one.currency),
      movements.map((one) => one.movedAt),
    ],
  );
}

/** Of what went to or came from a network’s own system; the first word stands. */
export async function keepNetworkRefs(
  manager: EntityManager,
  payments: readonly { paymentId: string; networkRef?: string }[],
): Promise<void> {
  const named = payments.filter(({ networkRef }) => networkRef !== undefined);
  if (named.length === 0) return;
  await manager.query(
    `insert into network_refs (payment_id, network_ref) select * from unnest($1::uuid[], $2::text[])
      order by 1 on conflict do nothing`,
    [named.map(({ paymentId }) => paymentId), named.map(({ networkRef }) => networkRef)],
  );
}

export interface PositionRow {
  network: string;
  currency: string;
  grants_minor: string;
  payments_in_minor: string;
  payments_out_minor: string;
  movements: string;
}

export function readPositionRows(dataSource: DataSource, businessDay: string): Promise<PositionRow[]> {
  return dataSource.query(
    `select network, currency, grants_minor, payments_in_minor, payments_out_minor, movements
       from positions where business_day = $1 order by network, currency`,
    [businessDay],
  );
}
