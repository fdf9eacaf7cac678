/** `expired` is never written: it is an open one whose time has passed. */
export const PROPOSAL_STATES = ['open', 'approved', 'rejected', 'withdrawn', 'expired'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

export interface Proposal {
  proposalId: string;
  /** What is to be done: `staff.add`. */
  kind: string;
  subjectId: string;
  /** JSON. */
  content: string;
  /** Hex. */
  contentHash: string;
  reason: string;
  state: ProposalState;
  proposedBy: string;
  proposedAt: Date;
  expiresAt: Date;
  decidedBy?: string;
  decidedAt?: Date;
  decisionReason?: string;
}
