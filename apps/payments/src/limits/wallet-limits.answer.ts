import type {
  WalletLimitsBodyV1,
  WalletLimitsDecisionV1,
  WalletLimitsState,
  OwnLimitsV1,
} from '@hanout/contracts';
import type { Proposal } from '@hanout/two-person';
import type { TierLimits } from '../rules/rulebook';
import type { OwnLimits } from './own-limits';

const CURRENCY = 'MAD';
const wire = (minor: bigint | string) => ({ minor: minor.toString(), currency: CURRENCY });

/** What the checker sees and approves. */
export interface LimitsContent extends OwnLimits {
  source: string;
}

export function contentOf({ effectiveFrom, limits, source }: WalletLimitsBodyV1): LimitsContent {
  return {
    effectiveFrom,
    limits: limits
      ? {
          perOperationMinor: limits.perOperation.minor,
          dailyMinor: limits.daily.minor,
          monthlyMinor: limits.monthly.minor,
        }
      : null,
    source,
  };
}

export function limitsV1(limits: TierLimits | NonNullable<OwnLimits['limits']>): OwnLimitsV1 {
  return {
    perOperation: wire(limits.perOperationMinor),
    daily: wire(limits.dailyMinor),
    monthly: wire(limits.monthlyMinor),
  };
}

export function decisionV1(proposal: Proposal): WalletLimitsDecisionV1 {
  const { proposalId: decisionId, subjectId: walletId, state, contentHash, decidedBy } = proposal;
  const { effectiveFrom, limits, source } = JSON.parse(proposal.content) as LimitsContent;
  return {
    decisionId,
    walletId,
    effectiveFrom,
    ...(limits && { limits: limitsV1(limits) }),
    source,
    state: state === 'open' ? 'proposed' : (state as WalletLimitsState),
    contentHash,
    proposedBy: proposal.proposedBy,
    proposedAt: proposal.proposedAt.toISOString(),
    expiresAt: proposal.expiresAt.toISOString(),
    ...(decidedBy !== undefined && { decidedBy }),
  };
}
