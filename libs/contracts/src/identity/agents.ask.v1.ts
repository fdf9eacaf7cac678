import {
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsListOf, IsPart } from '../nested';
import { AgentV1, MANDATE_STATES, type MandateState } from './agent.v1';

export class ReadAgentsV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  /** `next` of the page before. */
  @IsOptional()
  @Matches(/^[0-9a-f-]{36}:[a-z0-9-]{1,30}$/)
  after?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

export class AgentsV1 {
  @IsListOf(() => AgentV1, 200, 0)
  items: AgentV1[];

  /** Where the next page begins; left out on the last. */
  @IsOptional()
  @IsString()
  next?: string;
}

/** Those the caller may see: a network its own, a supervisor his, an agent's staff the agent, staff all. */
export const readAgents = defineAsk({
  subject: 'identity.ask.read-agents.v1',
  question: ReadAgentsV1,
  answer: AgentsV1,
});

export class MandateChangeV1 {
  @IsIn(MANDATE_STATES)
  state: MandateState;

  @IsString()
  @MinLength(3)
  @MaxLength(300)
  reason: string;
}

export class ChangeMandateV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  agentId: string;

  @IsPart(() => MandateChangeV1)
  body: MandateChangeV1;
}

/** A network suspends an agent, lets it go on, or parts with it for good; for this network only. */
export const changeMandate = defineAsk({
  subject: 'identity.ask.change-mandate.v1',
  question: ChangeMandateV1,
  answer: AgentV1,
});
