import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength, MinLength } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsListOf, IsPart } from '../nested';
import { AGENT_KINDS, type AgentKind } from './agent.v1';
import { PlaceV1 } from './place.v1';

export class AgentToRegisterV1 {
  /** The network's own name for the agent: registering it again gives the same answer. */
  @Matches(/^[A-Z0-9-]{2,24}$/)
  agentCode: string;

  /** A retail agent that is known from another network shows its id; left out, a new agent is made. */
  @IsOptional()
  @IsUUID()
  agentId?: string;

  @IsIn(AGENT_KINDS)
  kind: AgentKind;

  @IsString()
  @MinLength(1)
  @MaxLength(120)
  tradeNameAr: string;

  @IsString()
  @MinLength(1)
  @MaxLength(120)
  tradeNameFr: string;

  @IsPart(() => PlaceV1)
  place: PlaceV1;

  /** The appointment of a supervisor of this network. */
  @IsOptional()
  @IsUUID()
  supervisorId?: string;
}

export class AgentsToRegisterV1 {
  @IsListOf(() => AgentToRegisterV1, 200)
  agents: AgentToRegisterV1[];
}

export class RegisterAgentsV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => AgentsToRegisterV1)
  body: AgentsToRegisterV1;
}

export const REGISTRATION_OUTCOMES = ['registered', 'repeated', 'refused'] as const;

export class AgentRegistrationV1 {
  @IsString()
  agentCode: string;

  @IsIn(REGISTRATION_OUTCOMES)
  outcome: (typeof REGISTRATION_OUTCOMES)[number];

  @IsOptional()
  @IsUUID()
  agentId?: string;

  /** When refused: `identity.agent_code_reused`, `identity.agent_is_bound`, `identity.no_such_agent`, … */
  @IsOptional()
  @IsString()
  code?: string;

  @IsOptional()
  @IsString()
  field?: string;
}

/** One answer each, in the order asked: a refused agent never fails the neighbours. */
export class AgentsRegisteredV1 {
  @IsListOf(() => AgentRegistrationV1, 200)
  agents: AgentRegistrationV1[];
}

export const registerAgents = defineAsk({
  subject: 'identity.ask.register-agents.v1',
  question: RegisterAgentsV1,
  answer: AgentsRegisteredV1,
  deadlineMs: 15_000,
});
