import type { ShownEvidence } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

export interface EvidenceRow {
  evidence_id: string;
  case_id: string;
  kind: ShownEvidence;
  sha256: Buffer;
  size_bytes: number;
  sent_hash: Buffer;
  added_at: Date;
}

const COLUMNS = 'evidence_id, case_id, kind, sha256, size_bytes, sent_hash, added_at';

export async function readEvidence(
  manager: EntityManager,
  evidenceId: string,
): Promise<EvidenceRow | undefined> {
  const rows: EvidenceRow[] = await manager.query(
    `select ${COLUMNS} from kyc_evidence where evidence_id = $1`,
    [evidenceId],
  );
  return rows[0];
}

export function listEvidence(manager: EntityManager, caseId: string): Promise<EvidenceRow[]> {
  return manager.query(
    `select ${COLUMNS} from kyc_evidence where case_id = $1 order by added_at, evidence_id`,
    [caseId],
  );
}

export async function readSealedPicture(
  manager: EntityManager,
  { caseId, evidenceId }: { caseId: string; evidenceId: string },
): Promise<(EvidenceRow & { image_sealed: Buffer; key_id: string }) | undefined> {
  const rows: (EvidenceRow & { image_sealed: Buffer; key_id: string })[] = await manager.query(
    `select ${COLUMNS}, image_sealed, key_id from kyc_evidence where evidence_id = $1 and case_id = $2`,
    [evidenceId, caseId],
  );
  return rows[0];
}

export interface NewEvidence {
  evidenceId: string;
  caseId: string;
  kind: ShownEvidence;
  sha256: Buffer;
  sizeBytes: number;
  sentHash: Buffer;
  imageSealed: Buffer;
  keyId: string;
  by: string;
  at: Date;
}

/** The case is locked by this transaction; it has been worked on now. @returns false when the id is taken */
export async function insertEvidence(manager: EntityManager, given: NewEvidence): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `insert into kyc_evidence (evidence_id, case_id, kind, sha256, size_bytes, sent_hash, image_sealed, key_id, added_by,
                               added_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning 1`,
    [
      given.evidenceId,
      given.caseId,
      given.kind,
      given.sha256,
      given.sizeBytes,
      given.sentHash,
      given.imageSealed,
      given.keyId,
      given.by,
      given.at,
    ],
  );
  if (rows.length === 0) return false;
  await manager.query('update kyc_cases set touched_at = $2 where case_id = $1', [given.caseId, given.at]);
  return true;
}
