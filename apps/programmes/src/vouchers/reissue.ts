import type { ProposalV1 } from '@hanout/contracts';
import type { Proposal } from '@hanout/two-person';
import type { Voucher } from './voucher';
import { VOUCHER_ERRORS } from './vouchers.errors';

/** Whose phone, as the checker may see it, and as one phone is told from another. */
export interface DescribedRecipient {
  phone: string;
  phoneHash: string;
  language: string;
}

/** What the checker sees and approves: for the code that holds now and no later one. */
export interface ReissueContent extends Partial<DescribedRecipient> {
  codeNo: number;
}

export function contentOf({ codeNo }: Voucher, recipient: DescribedRecipient | undefined): ReissueContent {
  return { codeNo, ...recipient };
}

/** @throws DomainError when it is redeemed or cancelled, or the ledger has still to answer about it */
export function demandReissuable({ state }: Voucher): void {
  if (state === 'redeemed' || state === 'redeeming')
    throw VOUCHER_ERRORS.error('programmes.voucher_redeemed');
  if (state === 'cancelled') throw VOUCHER_ERRORS.error('programmes.voucher_cancelled');
  if (state === 'returning' || state === 'reissuing') throw VOUCHER_ERRORS.error('programmes.voucher_busy');
}

export function proposalV1({ proposedAt, expiresAt, decidedAt, ...rest }: Proposal): ProposalV1 {
  return {
    ...rest,
    proposedAt: proposedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    ...(decidedAt !== undefined && { decidedAt: decidedAt.toISOString() }),
  };
}
