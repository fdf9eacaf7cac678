import type { NetworkName, OpenedFloatV1 } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

/** The oldest mandates whose float is not open yet. */
export function readUnopenedFloats(
  manager: EntityManager,
  limit: number,
): Promise<{ floatId: string; network: NetworkName }[]> {
  return manager.query(
    `select float_id as "floatId", network from mandates
      where float_opened_at is null order by given_at limit $1`,
    [limit],
  );
}

/** Marks floats as open, each once, and reads what is to be told of those that were not. */
export async function markOpened(
  manager: EntityManager,
  floatIds: readonly string[],
  at: Date,
): Promise<OpenedFloatV1[]> {
  const [floats] = (await manager.query(
    `update mandates set float_opened_at = $2 where float_id = any($1) and float_opened_at is null
     returning float_id as "floatId", agent_id as "agentId", network, agent_code as "agentCode",
               trade_name_ar as "tradeNameAr", trade_name_fr as "tradeNameFr"`,
    [floatIds, at],
  )) as [OpenedFloatV1[], number];
  return floats;
}
