import { createHash } from 'node:crypto';
import type { AgentToRegisterV1 } from '@hanout/contracts';
import type { NameRefusal } from '../names/name.errors';
import { readTradeName } from '../names/name.reading';
import { faultOfPlace, type PlaceRefusal } from '../places/places';
import { AGENT_RULES } from './agent.rules';
import type { AGENT_ERRORS } from './agents.errors';
import type { KnownAgent } from './registration.queries';

export interface AgentRefusal {
  code: PlaceRefusal | keyof typeof AGENT_ERRORS.entries | NameRefusal;
  field: string;
}

export type AgentReading = { agent: AgentToRegisterV1 } | { refusal: AgentRefusal };

/** Names in the spelling we store. The order of the checks is the order in which faults are told. */
export function readAgent(written: AgentToRegisterV1): AgentReading {
  const agent = { ...written };
  for (const [field, script] of [
    ['tradeNameAr', 'ar'],
    ['tradeNameFr', 'fr'],
  ] as const) {
    const reading = readTradeName(script, written[field]);
    if ('code' in reading) return { refusal: { code: reading.code, field } };
    agent[field] = reading.name;
  }
  const refusal = faultOfPlace(written.place);
  return refusal === undefined ? { agent } : { refusal };
}

export function contentHashOf(agent: AgentToRegisterV1): Buffer {
  const { communeCode, directions, latitude, longitude } = agent.place;
  const content = [
    agent.agentId ?? null,
    agent.kind,
    agent.tradeNameAr,
    agent.tradeNameFr,
    agent.supervisorId ?? null,
    [communeCode ?? null, directions ?? null, latitude ?? null, longitude ?? null],
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest();
}

export type AgentDecision = { repeated: string } | { refusal: AgentRefusal } | { add: string | 'new' };

/** Whether a network may register this agent, over what the database knew when it was read. */
export function decideAgent(network: string, agent: AgentToRegisterV1, known: KnownAgent): AgentDecision {
  if (known.byCode !== undefined) {
    return known.byCode.contentHash.equals(contentHashOf(agent))
      ? { repeated: known.byCode.agentId }
      : refused('identity.agent_code_reused', 'agentCode');
  }
  if (typeof agent.supervisorId === 'string' && !known.hasSupervisor)
    return refused('identity.no_such_supervisor', 'supervisorId');
  if (typeof agent.agentId !== 'string') return { add: 'new' };
  if (known.shown === undefined) return refused('identity.no_such_agent', 'agentId');
  if (known.shown.mandates.some((mandate) => mandate.network === network))
    return refused('identity.agent_code_reused', 'agentId');
  const standing = known.shown.mandates.filter(({ state }) => state !== 'ended');
  if (known.shown.kind !== agent.kind || standing.length >= AGENT_RULES[agent.kind].networksMax)
    return refused('identity.agent_is_bound', 'kind');
  return { add: agent.agentId };
}

function refused(code: AgentRefusal['code'], field: string): { refusal: AgentRefusal } {
  return { refusal: { code, field } };
}
