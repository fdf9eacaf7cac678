import type { ScreeningDecision, ScreeningHitState, ScreeningReason } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

export interface HitRow {
  hit_id: string;
  person_id: string;
  list_id: string;
  entry_id: string;
  score: number;
  state: ScreeningHitState;
  found_at: Date;
  first_vote_by: string | null;
  decided_by: string | null;
  decided_at: Date | null;
  reason: ScreeningReason | null;
}

const HIT = `hit_id, person_id, list_id, entry_id, score, state, found_at, first_vote_by, decided_by, decided_at, reason`;

export interface OpenHitRow extends HitRow {
  name_ar_sealed: Buffer;
  name_fr_sealed: Buffer;
  key_id: string;
  names: string[] | null;
  birth_years: number[] | null;
  nationality: string | null;
}

/** With the person's names, and the entry as the list has it now. */
export function readOpenHits(manager: EntityManager): Promise<OpenHitRow[]> {
  return manager.query(
    `select ${HIT}, name_ar_sealed, name_fr_sealed, key_id, names, birth_years, nationality
       from screening_hits join people using (person_id)
       left join screening_entries using (list_id, entry_id, content_hash)
      where state = 'open' order by found_at, hit_id limit 100`,
  );
}

export async function lockHit(manager: EntityManager, hitId: string): Promise<HitRow | undefined> {
  const rows: HitRow[] = await manager.query(
    `select ${HIT} from screening_hits where hit_id = $1 for update`,
    [hitId],
  );
  return rows[0];
}

export async function setFirstVote(
  manager: EntityManager,
  { hitId, by }: { hitId: string; by: string | null },
): Promise<void> {
  await manager.query('update screening_hits set first_vote_by = $2 where hit_id = $1', [hitId, by]);
}

export async function closeHit(
  manager: EntityManager,
  given: { hitId: string; decision: ScreeningDecision; reason: ScreeningReason; by: string; at: Date },
): Promise<void> {
  await manager.query(
    `update screening_hits set state = $2, reason = $3, decided_by = $4, decided_at = $5
      where hit_id = $1 and state = 'open'`,
    [given.hitId, given.decision, given.reason, given.by, given.at],
  );
}
