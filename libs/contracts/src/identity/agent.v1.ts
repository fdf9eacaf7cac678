import { IsIn, IsOptional, IsString, IsUUID } from 'class-validator';
import { IsPart } from '../nested';
import { PlaceV1 } from './place.v1';

/** A retail agent may serve several networks and do little; a principal agent serves one and does everything. */
export const AGENT_KINDS = ['retail', 'principal'] as const;
export type AgentKind = (typeof AGENT_KINDS)[number];

export const MANDATE_STATES = ['active', 'suspended', 'ended'] as const;
export type MandateState = (typeof MANDATE_STATES)[number];

/** An agent as one network sees it: others' mandates are not told. */
export class AgentV1 {
  @IsUUID()
  agentId: string;

  @IsString()
  network: string;

  /** The network's own name for the agent. */
  @IsString()
  agentCode: string;

  @IsIn(AGENT_KINDS)
  kind: AgentKind;

  @IsString()
  tradeNameAr: string;

  @IsString()
  tradeNameFr: string;

  @IsPart(() => PlaceV1)
  place: PlaceV1;

  /** As the register of places calls that of his commune, in French; absent where it is not known. */
  @IsOptional()
  @IsString()
  province?: string;

  @IsOptional()
  @IsString()
  commune?: string;

  @IsIn(MANDATE_STATES)
  state: MandateState;

  /** Whose sight the agent is in. */
  @IsOptional()
  @IsUUID()
  supervisorId?: string;
}
