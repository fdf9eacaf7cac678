import type { ExposureSide } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import type { Exposure } from './exposure';

const placeOf = ({ positionId, side }: Exposure): string => `${positionId} ${side}`;

/** By place, in order, so that two lists cannot wait for each other in a ring. */
function sumsOf(exposures: readonly Exposure[]): Exposure[] {
  const sums = new Map<string, Exposure>();
  for (const one of exposures)
    sums.set(placeOf(one), { ...one, minor: one.minor + (sums.get(placeOf(one))?.minor ?? 0n) });
  return [...sums.keys()].sort().map((place) => sums.get(place)!);
}

/**
 * Takes room below the caps, each exposure all or nothing, by one conditional update a place; only those that compete for
 * the last room are decided one after the other, in their order.
 *
 * @returns the places in the list of those that had none
 */
export async function takeRoom(
  manager: EntityManager,
  exposures: readonly (Exposure | undefined)[],
): Promise<Set<number>> {
  const refused = new Set<number>();
  for (const sum of sumsOf(exposures.filter((one) => one !== undefined))) {
    if (await take(manager, sum)) continue;
    for (const [index, one] of exposures.entries())
      if (one && placeOf(one) === placeOf(sum) && !(await take(manager, one))) refused.add(index);
    await noteFull(manager, sum);
  }
  return refused;
}

export async function giveBack(manager: EntityManager, exposures: readonly Exposure[]): Promise<void> {
  for (const { positionId, side, minor } of sumsOf(exposures))
    await manager.query(
      `update network_exposures set ${side}_minor = greatest(${side}_minor - $2, 0) where position_id = $1`,
      [positionId, minor.toString()],
    );
}

async function take(manager: EntityManager, { positionId, side, minor }: Exposure): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `insert into network_exposures as e (position_id, ${side}_minor) values ($1, $2)
     on conflict (position_id) do update set ${side}_minor = e.${side}_minor + excluded.${side}_minor
      where e.${side}_max_minor is null or e.${side}_minor + excluded.${side}_minor <= e.${side}_max_minor
     returning 1`,
    [positionId, minor.toString()],
  );
  return rows.length > 0;
}

async function noteFull(manager: EntityManager, { positionId, side }: Exposure): Promise<void> {
  await manager.query(
    `update network_exposures set ${side}_full_at = now() where position_id = $1 and ${side}_full_at is null`,
    [positionId],
  );
}

export interface FullPlace {
  positionId: string;
  side: ExposureSide;
  minor: string;
  since: Date;
}

/** Where something had no room. */
export function readFull(manager: EntityManager): Promise<FullPlace[]> {
  return manager.query(
    `select position_id as "positionId", 'collected' as side, collected_minor::text as minor, collected_full_at as since
       from network_exposures where collected_full_at is not null
     union all
     select position_id, 'paid_out', paid_out_minor::text, paid_out_full_at
       from network_exposures where paid_out_full_at is not null
      order by 1, 2`,
  );
}

export interface CapsOfPosition {
  positionId: string;
  collectedMaxMinor: string | null;
  paidOutMaxMinor: string | null;
  settledThrough: string | null;
}

/**
 * Follows what settlement says of a network. What is settled further is counted anew below the lock of its row, so that
 * nothing that was completed late is forgotten; the same again changes nothing, and an older word takes nothing back.
 */
export async function followCaps(manager: EntityManager, caps: CapsOfPosition): Promise<void> {
  const { positionId, collectedMaxMinor, paidOutMaxMinor, settledThrough } = caps;
  await manager.query('insert into network_exposures (position_id) values ($1) on conflict do nothing', [
    positionId,
  ]);
  const rows: { is_further: boolean }[] = await manager.query(
    `select coalesce($2::timestamptz > settled_through, $2::timestamptz is not null) as is_further
       from network_exposures where position_id = $1 for update`,
    [positionId, settledThrough],
  );
  await manager.query(
    `update network_exposures
        set collected_full_at = case when collected_max_minor is not distinct from $2::bigint then collected_full_at end,
            paid_out_full_at = case when paid_out_max_minor is not distinct from $3::bigint then paid_out_full_at end,
            collected_max_minor = $2, paid_out_max_minor = $3
      where position_id = $1
        and (collected_max_minor, paid_out_max_minor) is distinct from ($2::bigint, $3::bigint)`,
    [positionId, collectedMaxMinor, paidOutMaxMinor],
  );
  if (rows[0]?.is_further) await countAnew(manager, positionId, settledThrough!);
}

async function countAnew(manager: EntityManager, positionId: string, settledThrough: string): Promise<void> {
  await manager.query(
    `update network_exposures
        set collected_minor = coalesce((select sum(amount_minor) from payments
              where kind = 'collection' and payer_wallet_id = $1 and ${UNSETTLED}), 0),
            paid_out_minor = coalesce((select sum(amount_minor) from payments
              where kind = 'payout' and payee_wallet_id = $1 and ${UNSETTLED}), 0),
            collected_full_at = null, paid_out_full_at = null, settled_through = $2
      where position_id = $1`,
    [positionId, settledThrough],
  );
}

const UNSETTLED = `state not in ('failed', 'declined') and (completed_at is null or completed_at > $2::timestamptz)`;
