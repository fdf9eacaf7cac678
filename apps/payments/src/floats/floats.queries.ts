import type { NetworkName, OpenedFloatV1 } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

/** An agent's account of e-money at one network, as identity told of it. */
export interface Float {
  floatId: string;
  agentId: string;
  network: NetworkName;
  agentCode: string;
  tradeNameAr: string;
  tradeNameFr: string;
}

/** Of a `Float`, as they are selected. */
export const FLOAT_COLUMNS = `float_id as "floatId", agent_id as "agentId", network, agent_code as "agentCode",
                 trade_name_ar as "tradeNameAr", trade_name_fr as "tradeNameFr"`;

/** A float is told of once and its content never changes. */
export async function writeFloats(manager: EntityManager, floats: readonly OpenedFloatV1[]): Promise<void> {
  await manager.query(
    `insert into floats (float_id, agent_id, network, agent_code, trade_name_ar, trade_name_fr)
     select "floatId", "agentId", network, "agentCode", "tradeNameAr", "tradeNameFr"
       from json_to_recordset($1) as f("floatId" uuid, "agentId" uuid, network text, "agentCode" text,
                                       "tradeNameAr" text, "tradeNameFr" text)
     on conflict do nothing`,
    [JSON.stringify(floats)],
  );
}

export async function findFloat(
  manager: EntityManager,
  { agentId, network }: { agentId: string; network: string },
): Promise<Float | undefined> {
  const rows: Float[] = await manager.query(
    `select ${FLOAT_COLUMNS} from floats where agent_id = $1 and network = $2`,
    [agentId, network],
  );
  return rows[0];
}

export async function findFloats(
  manager: EntityManager,
  floatIds: readonly string[],
): Promise<Map<string, Float>> {
  if (floatIds.length === 0) return new Map();
  const rows: Float[] = await manager.query(`select ${FLOAT_COLUMNS} from floats where float_id = any($1)`, [
    floatIds,
  ]);
  return new Map(rows.map((float) => [float.floatId, float]));
}

/** Whose floats: every condition that is set must hold. */
export interface FloatFilter {
  network?: string;
  agentIds?: readonly string[];
}

export async function listFloats(
  manager: EntityManager,
  { network, agentIds }: FloatFilter,
  { after, limit }: { after?: string; limit: number },
): Promise<Float[]> {
  return manager.query(
    `select ${FLOAT_COLUMNS} from floats
      where ($1::text is null or network = $1) and ($2::uuid[] is null or agent_id = any($2))
        and ($3::uuid is null or float_id > $3)
      order by float_id limit $4`,
    [network ?? null, agentIds ?? null, after ?? null, limit],
  );
}
