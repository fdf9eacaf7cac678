import type { EntityManager } from 'typeorm';
import { FLOAT_COLUMNS, type Float } from './floats.queries';

/** How a meter was when it was last looked at. */
export interface Seen {
  isLow: boolean;
  /** How often that has changed. */
  turns: number;
}

/** A float with its two meters; who has declared nothing has no drawer. */
export interface WatchedFloat extends Float {
  seen: Seen;
  drawer: (Seen & { expectedMinor: string }) | null;
}

export function listWatched(
  manager: EntityManager,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<WatchedFloat[]> {
  return manager.query(
    `select ${FLOAT_COLUMNS}, jsonb_build_object('isLow', is_low, 'turns', turns) as seen,
            (select jsonb_build_object('isLow', d.is_low, 'turns', d.turns, 'expectedMinor', d.expected_minor::text)
               from drawers d where d.float_id = floats.float_id) as drawer
       from floats where $1::uuid is null or float_id > $1
      order by float_id limit $2`,
    [after ?? null, limit],
  );
}

export const METER_TABLES = { float: 'floats', cash: 'drawers' } as const;
export type MeterKind = keyof typeof METER_TABLES;

/** @returns false when somebody else has seen it change since it was read: what he saw is newer */
export async function turn(
  manager: EntityManager,
  { kind, floatId, turns }: { kind: MeterKind; floatId: string; turns: number },
): Promise<boolean> {
  const [, changed] = (await manager.query(
    `update ${METER_TABLES[kind]} set is_low = not is_low, turns = turns + 1 where float_id = $1 and turns = $2`,
    [floatId, turns],
  )) as [unknown, number];
  return changed === 1;
}
