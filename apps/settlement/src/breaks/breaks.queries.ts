import type { EntityManager } from 'typeorm';
import { v5 as uuidV5 } from 'uuid';

const NAMESPACE = '8d0b6f4a-1f73-4b0e-a0de-5b9a1c7e2d64';

/**
 * `payments_unbalanced`: a payment that only one network knows. `settlement_differs`: the bank did something else than it
 * was asked for a window. `settled_twice`: it did it again. `settlement_not_posted`: the ledger refuses to follow.
 */
export const BREAK_KINDS = [
  'payments_unbalanced',
  'settlement_differs',
  'settled_twice',
  'settlement_not_posted',
] as const;
export type BreakKind = (typeof BREAK_KINDS)[number];

/** What does not agree and cannot be explained by itself. */
export interface NewBreak {
  kind: BreakKind;
  /** What it is about; one kind of break of one subject is opened once. */
  subjectId: string;
  network?: string;
  /** What was found, as plain JSON; no personal data. */
  evidence: object;
}

export async function openBreak(manager: EntityManager, { kind, subjectId, network, evidence }: NewBreak) {
  await manager.query(
    `insert into breaks (break_id, kind, subject_id, network, evidence) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [uuidV5(`${kind}|${subjectId}`, NAMESPACE), kind, subjectId, network ?? null, JSON.stringify(evidence)],
  );
}
