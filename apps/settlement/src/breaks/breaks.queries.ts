import type { EntityManager } from 'typeorm';
import { v5 as uuidV5 } from 'uuid';

const NAMESPACE = '8d0b6f4a-1f73-4b0e-a0de-5b9a1c7e2d64';

/** What does not agree and cannot be explained by itself. */
export interface NewBreak {
  kind: 'payments_unbalanced';
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
