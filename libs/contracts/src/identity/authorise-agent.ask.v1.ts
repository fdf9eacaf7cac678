import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, Min } from 'class-validator';
import { defineAsk } from '../message';
import { NETWORKS, type NetworkName } from '../networks/network-names';

export const AGENT_ACTS = ['cash_in', 'cash_out', 'open_account'] as const;
export type AgentAct = (typeof AGENT_ACTS)[number];

export class AuthoriseAgentV1 {
  @IsUUID()
  agentId: string;

  @IsIn(NETWORKS)
  network: NetworkName;

  @IsIn(AGENT_ACTS)
  act: AgentAct;

  /** Of the account to open. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(3)
  tier?: number;
}

export const AGENT_BARS = ['no_mandate', 'suspended', 'tier_too_high'] as const;
export type AgentBar = (typeof AGENT_BARS)[number];

export class AgentAuthorisedV1 {
  @IsBoolean()
  isAuthorised: boolean;

  /** Why not. */
  @IsOptional()
  @IsString()
  @IsIn(AGENT_BARS)
  bar?: AgentBar;
}

/** Whether an agent may do this for that network now; asked by the service that does it. */
export const authoriseAgent = defineAsk({
  subject: 'identity.ask.authorise-agent.v1',
  question: AuthoriseAgentV1,
  answer: AgentAuthorisedV1,
});
