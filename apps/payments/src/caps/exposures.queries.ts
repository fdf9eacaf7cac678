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
      `update network_exposures set unsettled_minor = greatest(unsettled_minor - $3, 0)
        where position_id = $1 and side = $2`,
      [positionId, side, minor.toString()],
    );
}

async function take(manager: EntityManager, { positionId, side, minor }: Exposure): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `insert into network_exposures as e (position_id, side, unsettled_minor) values ($1, $2, $3)
     on conflict (position_id, side) do update set unsettled_minor = e.unsettled_minor + excluded.unsettled_minor
      where e.max_minor is null or e.unsettled_minor + excluded.unsettled_minor <= e.max_minor
     returning 1`,
    [positionId, side, minor.toString()],
  );
  return rows.length > 0;
}

async function noteFull(manager: EntityManager, { positionId, side }: Exposure): Promise<void> {
  await manager.query(
    `update network_exposures set full_at = now() where position_id = $1 and side = $2 and full_at is null`,
    [positionId, side],
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
    `select position_id as "positionId", side, unsettled_minor::text as minor, full_at as since
       from network_exposures where full_at is not null order by 1, 2`,
  );
}

/** Of one side of a network. */
export interface Cap {
  positionId: string;
  side: ExposureSide;
  maxMinor: string | null;
  settledThrough: string | null;
}

/**
 * Follows what settlement says of a network. What is settled further is counted anew below the lock of its row, so that
 * nothing that was completed late is forgotten; the same again changes nothing, and an older word takes nothing back.
 */
export async function followCap(manager: EntityManager, cap: Cap): Promise<void> {
  const { positionId, side, maxMinor, settledThrough } = cap;
  await manager.query(
    'insert into network_exposures (position_id, side) values ($1, $2) on conflict do nothing',
    [positionId, side],
  );
  const rows: { is_further: boolean }[] = await manager.query(
    `select coalesce($3::timestamptz > settled_through, $3::timestamptz is not null) as is_further
       from network_exposures where position_id = $1 and side = $2 for update`,
    [positionId, side, settledThrough],
  );
  await manager.query(
    `update network_exposures set full_at = null, max_minor = $3
      where position_id = $1 and side = $2 and max_minor is distinct from $3::bigint`,
    [positionId, side, maxMinor],
  );
  if (rows[0]?.is_further) await countAnew(manager, cap);
}

const WHOSE: Readonly<Record<ExposureSide, string>> = {
  collected: `kind = 'collection' and payer_wallet_id = $1`,
  paid_out: `kind = 'payout' and payee_wallet_id = $1`,
};

async function countAnew(manager: EntityManager, { positionId, side, settledThrough }: Cap): Promise<void> {
  await manager.query(
    `update network_exposures
        set unsettled_minor = coalesce((select sum(amount_minor) from payments
              where ${WHOSE[side]} and state not in ('failed', 'declined')
                and (completed_at is null or completed_at > $3::timestamptz)), 0),
            full_at = null, settled_through = $3
      where position_id = $1 and side = $2`,
    [positionId, side, settledThrough],
  );
}
