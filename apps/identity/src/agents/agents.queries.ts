import type { AgentKind, AgentV1, MandateState } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import { communeOf, placeOf, type PlaceRow } from '../places/places';

interface MandateRow extends PlaceRow {
  agent_id: string;
  network: string;
  agent_code: string;
  kind: AgentKind;
  state: MandateState;
  trade_name_ar: string;
  trade_name_fr: string;
  supervisor_id: string | null;
}

const COLUMNS = `agent_id, network, agent_code, kind, state, trade_name_ar, trade_name_fr, supervisor_id,
                 commune_code, directions, latitude, longitude`;

/** Whose agents: every condition that is set must hold. */
export interface AgentFilter {
  network?: string;
  agentId?: string;
  /** A person: the agents that he supervises. */
  supervisedBy?: string;
}

const MATCHES = `($1::text is null or network = $1) and ($2::uuid is null or agent_id = $2)
   and ($3::uuid is null or supervisor_id in
         (select appointment_id from appointments where person_id = $3 and ended_at is null))`;

function filterParameters({ network, agentId, supervisedBy }: AgentFilter): (string | null)[] {
  return [network ?? null, agentId ?? null, supervisedBy ?? null];
}

export async function readMandates(
  manager: EntityManager,
  filter: AgentFilter,
  page: { after?: { agentId: string; network: string }; limit: number },
): Promise<AgentV1[]> {
  const rows: MandateRow[] = await manager.query(
    `select ${COLUMNS} from mandates
      where ${MATCHES} and ($4::uuid is null or (agent_id, network) > ($4, $5::text))
      order by agent_id, network limit $6`,
    [...filterParameters(filter), page.after?.agentId ?? null, page.after?.network ?? null, page.limit],
  );
  return rows.map(agentOf);
}

/** One mandate, to be looked at only: its state may change. */
export async function readMandate(
  manager: EntityManager,
  filter: AgentFilter & { agentId: string; network: string },
): Promise<AgentV1 | undefined> {
  return (await readMandates(manager, filter, { limit: 1 }))[0];
}

/** @returns undefined when the mandate is not there or not in one of the states before */
export async function moveMandate(
  manager: EntityManager,
  move: { agentId: string; network: string; from: readonly MandateState[]; to: MandateState; at: Date },
): Promise<AgentV1 | undefined> {
  const [rows] = (await manager.query(
    `update mandates set state = $4, changed_at = $5
      where agent_id = $1 and network = $2 and state = any($3) returning ${COLUMNS}`,
    [move.agentId, move.network, move.from, move.to, move.at],
  )) as [MandateRow[], number];
  return rows[0] && agentOf(rows[0]);
}

function agentOf(row: MandateRow): AgentV1 {
  const place = placeOf(row);
  const commune = place.communeCode === undefined ? undefined : communeOf(place.communeCode);
  return {
    agentId: row.agent_id,
    network: row.network,
    agentCode: row.agent_code,
    kind: row.kind,
    tradeNameAr: row.trade_name_ar,
    tradeNameFr: row.trade_name_fr,
    place,
    ...(commune && { province: commune.province, commune: commune.nameFr }),
    state: row.state,
    ...(row.supervisor_id !== null && { supervisorId: row.supervisor_id }),
  };
}
