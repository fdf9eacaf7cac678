import type { KycCaseState, KycOutcome } from '@hanout/contracts';

/** Who makes a move: the applicant (the holder, or who opened the case for him), a reviewer, or time. */
export type Mover = 'applicant' | 'reviewer' | 'time';

interface Move {
  readonly by: Mover;
  readonly from: readonly KycCaseState[];
  /** A review may leave the state open for a second or a last one. */
  readonly to: readonly KycCaseState[];
}

/** Everything that may happen to a case. What is not here cannot. */
export const KYC_CASE_MOVES = {
  submit: { by: 'applicant', from: ['draft', 'more_needed'], to: ['submitted'] },
  withdraw: { by: 'applicant', from: ['draft', 'submitted', 'more_needed'], to: ['withdrawn'] },
  claim: { by: 'reviewer', from: ['submitted', 'escalated'], to: ['in_review'] },
  review: {
    by: 'reviewer',
    from: ['in_review'],
    to: ['approved', 'rejected', 'more_needed', 'escalated', 'submitted'],
  },
  release: { by: 'time', from: ['in_review'], to: ['submitted', 'escalated'] },
  expire: { by: 'time', from: ['draft', 'more_needed'], to: ['expired'] },
} as const satisfies Record<string, Move>;
export type KycCaseMove = keyof typeof KYC_CASE_MOVES;

export const FINAL_STATES: readonly KycCaseState[] = ['approved', 'rejected', 'withdrawn', 'expired'];

/** Why a reviewer may decide so, by outcome; the words are in `kyc-reasons.json`. */
export const REASONS_OF: Readonly<Record<KycOutcome, readonly string[]>> = {
  approved: ['complete'],
  rejected: ['not_the_holder', 'document_forged', 'name_on_list', 'not_eligible'],
  more_needed: [
    'unreadable',
    'document_expired',
    'document_incomplete',
    'address_differs',
    'signature_missing',
  ],
  escalated: ['doubt'],
};
