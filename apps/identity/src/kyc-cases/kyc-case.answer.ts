import type { KycCaseV1 } from '@hanout/contracts';
import type { CaseRow } from './kyc-cases.queries';
import texts from './kyc-reasons.json';

/** The last reason with its words; while a review goes on, what was said in it is the reviewers' own. */
export function answerOf(row: CaseRow): KycCaseV1 {
  const isOpen = ['submitted', 'in_review', 'escalated'].includes(row.state);
  const text = texts[row.reason as keyof typeof texts] as (typeof texts)['complete'] | undefined;
  return {
    caseId: row.case_id,
    walletId: row.wallet_id,
    network: row.network,
    tier: row.tier,
    state: row.state,
    openedAt: row.opened_at.toISOString(),
    ...(row.submitted_at && { submittedAt: row.submitted_at.toISOString() }),
    ...(row.due_at && { dueAt: row.due_at.toISOString() }),
    ...(!isOpen &&
      row.reason !== null &&
      text && { reason: row.reason, reasonAr: text.ar, reasonFr: text.fr, reasonEn: text.en }),
  };
}
