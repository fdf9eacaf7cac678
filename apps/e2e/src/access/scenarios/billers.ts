import { randomUUID } from 'node:crypto';
import type { ProposalV1 } from '@hanout/contracts';
import { staff } from '../people';
import type { Call, Scenario, Scenarios } from '../scenario';

/** What waits for a second person: another of finance brought it. */
const decided = (body: (proposal: ProposalV1) => object): Scenario => ({
  own: async ({ api, newBiller }) => {
    const maker = staff('finance');
    const proposal = await api.ok<ProposalV1>(maker, 'POST', '/biller-proposals', newBiller());
    return { params: { proposalId: proposal.proposalId }, body: body(proposal) };
  },
  others: null,
  absent: (): Call => ({
    params: { proposalId: randomUUID() },
    body: { reason: 'seen', contentHash: '0'.repeat(64) },
  }),
});

export const billersScenarios = {
  'payments.read-billers': { own: () => ({}), others: null, absent: null },
  'payments.propose-biller': { own: ({ newBiller }) => ({ body: newBiller() }), others: null, absent: null },
  'payments.read-biller-proposals': { own: () => ({}), others: null, absent: null },
  'payments.approve-biller': decided(({ contentHash }) => ({ contentHash, reason: 'seen' })),
  'payments.reject-biller': decided(() => ({ reason: 'seen' })),
  'payments.read-paid-bills': {
    own: ({ biller }) => ({ params: { billerCode: biller.code, day: '2026-11-28' } }),
    others: null,
    absent: () => ({ params: { billerCode: 'NOBODY', day: '2026-11-28' } }),
  },
} satisfies Partial<Scenarios<`payments.${string}`>>;
