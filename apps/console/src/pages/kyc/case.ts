/** A case that somebody opened to rise a tier. */
export interface KycCase {
  readonly caseId: string;
  readonly walletId: string;
  readonly network: string;
  readonly tier: number;
  readonly state: string;
  readonly openedAt: string;
  readonly submittedAt?: string;
  readonly dueAt?: string;
  readonly reason?: string;
}

export interface Evidence {
  readonly evidenceId: string;
  readonly kind: string;
  readonly sizeBytes: number;
  readonly addedAt: string;
}

/** What fits which decision; the service refuses any other. */
export const REASONS = {
  approved: ['complete'],
  more_needed: [
    'unreadable',
    'document_expired',
    'document_incomplete',
    'address_differs',
    'signature_missing',
  ],
  rejected: ['not_the_holder', 'document_forged', 'name_on_list', 'not_eligible'],
  escalated: ['doubt'],
} as const;

export type Outcome = keyof typeof REASONS;
