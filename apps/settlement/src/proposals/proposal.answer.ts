import type { ProposalV1 } from '@hanout/contracts';
import type { Proposal } from '@hanout/two-person';

export function proposalV1({ proposedAt, expiresAt, decidedAt, ...rest }: Proposal): ProposalV1 {
  return {
    ...rest,
    proposedAt: proposedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    ...(decidedAt !== undefined && { decidedAt: decidedAt.toISOString() }),
  };
}
