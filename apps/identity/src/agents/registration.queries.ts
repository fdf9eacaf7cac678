import type { AgentKind, AgentToRegisterV1 } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { PLACE_COLUMNS, placeParameters } from '../places/places';

/** What the database knows about one agent that a network presents. */
export interface KnownAgent {
  /** The mandate of that network under that code. */
  byCode: { agentId: string; contentHash: Buffer } | undefined;
  /** The agent whose id was shown. */
  shown: { kind: AgentKind; mandates: { network: string; state: string }[] } | undefined;
  hasSupervisor: boolean;
}

export async function readKnownAgent(
  manager: EntityManager,
  network: string,
  { agentCode, agentId, supervisorId }: AgentToRegisterV1,
): Promise<KnownAgent> {
  const [row]: {
    code_agent_id: string | null;
    content_hash: Buffer | null;
    kind: AgentKind | null;
    mandates: { network: string; state: string }[];
    has_supervisor: boolean;
  }[] = await manager.query(
    `select by_code.agent_id as code_agent_id, by_code.content_hash, agents.kind,
            (select coalesce(json_agg(json_build_object('network', network, 'state', state)), '[]')
               from mandates where mandates.agent_id = agents.agent_id) as mandates,
            exists (select 1 from appointments where appointment_id = $4::uuid and role = 'agent_supervisor'
                       and network = $1 and ended_at is null) as has_supervisor
       from (select 1) as one
       left join mandates by_code on by_code.network = $1 and by_code.agent_code = $2
       left join agents on agents.agent_id = $3::uuid`,
    [network, agentCode, agentId ?? null, supervisorId ?? null],
  );
  const { code_agent_id: byCode, content_hash: contentHash, kind, mandates, has_supervisor } = row!;
  return {
    byCode: byCode === null ? undefined : { agentId: byCode, contentHash: contentHash! },
    shown: kind === null ? undefined : { kind, mandates },
    hasSupervisor: has_supervisor,
  };
}

/** Agent, when new, and mandate. @returns false when another was faster: the transaction must be given up then */
export async function insertMandate(
  manager: EntityManager,
  add: {
    network: string;
    agentId: string;
    isNew: boolean;
    agent: AgentToRegisterV1;
    contentHash: Buffer;
    at: Date;
  },
): Promise<boolean> {
  const { network, agentId, isNew, agent, contentHash, at } = add;
  if (isNew) {
    await manager.query('insert into agents (agent_id, kind, registered_at) values ($1, $2, $3)', [
      agentId,
      agent.kind,
      at,
    ]);
  }
  const rows: unknown[] = await manager.query(
    `insert into mandates (agent_id, network, agent_code, kind, state, trade_name_ar, trade_name_fr, supervisor_id,
                           content_hash, given_at, changed_at, ${PLACE_COLUMNS}, float_id)
     values ($1, $2, $3, $4, 'active', $5, $6, $7, $8, $9, $9, $10, $11, $12, $13, $14)
         on conflict do nothing returning true`,
    [
      agentId,
      network,
      agent.agentCode,
      agent.kind,
      agent.tradeNameAr,
      agent.tradeNameFr,
      agent.supervisorId ?? null,
      contentHash,
      at,
      ...placeParameters(agent.place),
      uuidV7(),
    ],
  );
  return rows.length === 1;
}
