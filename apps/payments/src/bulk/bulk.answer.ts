import type { BulkLineV1, BulkResultsV1, BulkState, BulkV1 } from '@hanout/contracts';
import type { Proposal } from '@hanout/two-person';
import { WALLET_CURRENCY } from '../payments/payment.terms';
import type { Bulk } from './bulks.queries';
import type { LineRow, ResultCounts } from './results.queries';

const wire = (minor: bigint | string) => ({ minor: minor.toString(), currency: WALLET_CURRENCY });

export function bulkV1(bulk: Bulk, counts: ResultCounts, proposal: Proposal | undefined): BulkV1 {
  const { bulkId, payerWalletId, merchantCode, sha256, reason, createdBy, lines, payees, problems } = bulk;
  const state = proposal ? stateOf(bulk, proposal) : bulk.state;
  return {
    bulkId,
    state,
    payerWalletId,
    merchantCode,
    sha256,
    reason,
    createdBy,
    createdAt: bulk.createdAt.toISOString(),
    lines,
    payees,
    problems,
    amount: wire(bulk.amountMinor),
    payerFees: wire(bulk.payerFeesMinor),
    payeeFees: wire(bulk.payeeFeesMinor),
    ...(proposal && {
      contentHash: proposal.contentHash,
      expiresAt: proposal.expiresAt.toISOString(),
      ...(proposal.decidedBy !== undefined && { decidedBy: proposal.decidedBy }),
    }),
    ...(bulk.consentedBy !== null && { consentedBy: bulk.consentedBy }),
    ...(bulk.consentedAt !== null && { consentedAt: bulk.consentedAt.toISOString() }),
    attempt: bulk.attempt,
    results: resultsV1(counts),
    ...(bulk.endedAt !== null && { endedAt: bulk.endedAt.toISOString() }),
  };
}

/** What is proposed is so until its proposal is over, whether the row says so already or not. */
export function stateOf({ state }: Pick<Bulk, 'state'>, proposal: Proposal): BulkState {
  const isOver = proposal.state === 'expired' || proposal.state === 'rejected';
  return state === 'proposed' && isOver ? (proposal.state as BulkState) : state;
}

function resultsV1({ paidMinor, ...counts }: ResultCounts): BulkResultsV1 {
  return { ...counts, paidAmount: wire(paidMinor) };
}

export function lineV1(row: LineRow): BulkLineV1 {
  const { line, reference, paymentId, paymentReference, state, payeeWalletId, attempt } = row;
  return {
    line,
    reference,
    paymentId,
    ...(paymentReference !== null && { paymentReference }),
    state,
    payeeWalletId,
    ...(row.merchantCode !== null && { merchantCode: row.merchantCode }),
    amount: wire(row.amountMinor),
    fee: wire(row.feeMinor),
    ...(row.note !== null && { note: row.note }),
    attempt,
    ...(row.failure !== null && { failure: row.failure }),
    ...(row.completedAt !== null && { completedAt: row.completedAt.toISOString() }),
  };
}
