import type { ReversalReason, ReversalState, ReversalV1 } from '@hanout/contracts';
import type { Proposal } from '@hanout/two-person';
import { paymentV1 } from '../payments/payment.answer';
import type { Payment } from '../payments/payment.entity';
import { restOf } from '../payments/refund.share';

/** @param payment what goes back, once it is approved */
export function reversalV1(proposal: Proposal, original: Payment, payment: Payment | undefined): ReversalV1 {
  const { proposalId: reversalId, subjectId: paymentId, state, contentHash, decidedBy } = proposal;
  const { reason } = JSON.parse(proposal.content) as { reason: ReversalReason };
  const { amountMinor, feeMinor } = payment ?? restOf(original);
  const wire = (minor: bigint) => ({ minor: minor.toString(), currency: original.currency });
  return {
    reversalId,
    paymentId,
    state: state === 'open' ? 'proposed' : (state as ReversalState),
    reason,
    note: proposal.reason,
    amount: wire(amountMinor),
    fee: wire(feeMinor),
    contentHash,
    proposedBy: proposal.proposedBy,
    proposedAt: proposal.proposedAt.toISOString(),
    expiresAt: proposal.expiresAt.toISOString(),
    ...(decidedBy !== undefined && { decidedBy }),
    ...(payment && { payment: paymentV1(payment) }),
  };
}
