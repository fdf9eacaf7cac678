import type { AgentAct, AgentBar, AgentKind, MandateState } from '@hanout/contracts';

/** What an agent may do, by the circular on payment institutions: the highest tier it may open, and cash both ways. */
export const AGENT_RULES: Readonly<
  Record<AgentKind, { acts: readonly AgentAct[]; openTierMax: number; networksMax: number }>
> = {
  retail: { acts: ['cash_in', 'cash_out', 'open_account'], openTierMax: 1, networksMax: Infinity },
  principal: { acts: ['cash_in', 'cash_out', 'open_account'], openTierMax: 3, networksMax: 1 },
};

/** Where a mandate may go from where it is. What has ended stays so: a new start is a new agreement. */
export const MANDATE_MOVES: Readonly<Record<MandateState, readonly MandateState[]>> = {
  active: ['suspended', 'ended'],
  suspended: ['active', 'ended'],
  ended: [],
};

export function statesBefore(state: MandateState): MandateState[] {
  return (Object.keys(MANDATE_MOVES) as MandateState[]).filter((from) => MANDATE_MOVES[from].includes(state));
}

export interface Mandate {
  kind: AgentKind;
  state: MandateState;
}

/** Why an agent may not do this for the network of the mandate; undefined when it may. An account's tier must be told. */
export function barTo(act: AgentAct, mandate: Mandate | undefined, tier?: number): AgentBar | undefined {
  if (mandate === undefined || mandate.state === 'ended') return 'no_mandate';
  if (mandate.state === 'suspended') return 'suspended';
  const { acts, openTierMax } = AGENT_RULES[mandate.kind];
  if (!acts.includes(act)) return 'no_mandate';
  if (act === 'open_account' && (tier ?? Infinity) > openTierMax) return 'tier_too_high';
  return undefined;
}
