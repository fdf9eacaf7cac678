import type { EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';

export interface NamedPerson {
  person_id: string;
  name_ar_sealed: Buffer;
  name_fr_sealed: Buffer;
  key_id: string;
}

const PERSON = 'person_id, name_ar_sealed, name_fr_sealed, key_id';

/** People who have a name still and were not compared with this edition yet; those that another instance holds are passed by. */
export function lockUnscreened(
  manager: EntityManager,
  { edition, limit }: { edition: string; limit: number },
): Promise<NamedPerson[]> {
  return manager.query(
    `select ${PERSON} from people
      where name_ar_sealed <> '' and not exists (select 1 from screened_people done where done.person_id = people.person_id and done.edition >= $1)
      order by person_id limit $2 for no key update of people skip locked`,
    [edition, limit],
  );
}

/** Waits for whoever screens him just now. */
export async function lockPerson(manager: EntityManager, personId: string): Promise<NamedPerson | undefined> {
  const rows: NamedPerson[] = await manager.query(
    `select ${PERSON} from people where person_id = $1 for no key update`,
    [personId],
  );
  return rows[0];
}

export async function isScreened(
  manager: EntityManager,
  { personId, edition }: { personId: string; edition: string },
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    'select 1 from screened_people where person_id = $1 and edition >= $2',
    [personId, edition],
  );
  return rows.length === 1;
}

export async function markScreened(
  manager: EntityManager,
  { people, edition, at }: { people: readonly string[]; edition: string; at: Date },
): Promise<void> {
  await manager.query(
    `insert into screened_people (person_id, edition, screened_at) select unnest($1::uuid[]), $2, $3
         on conflict (person_id) do update set edition = excluded.edition, screened_at = excluded.screened_at`,
    [people, edition, at],
  );
}

export interface NewHit {
  personId: string;
  listId: string;
  entryId: string;
  contentHash: Buffer;
  score: number;
}

/** A hit that is known, open or decided, stays as it is. @returns how many are new */
export async function addHits(manager: EntityManager, hits: readonly NewHit[], at: Date): Promise<number> {
  if (hits.length === 0) return 0;
  const rows: unknown[] = await manager.query(
    `insert into screening_hits (hit_id, person_id, list_id, entry_id, content_hash, score, state, found_at)
     select hit_id, person_id, list_id, entry_id, decode(hash, 'hex'), score, 'open', $7
       from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::int[])
            as hit (hit_id, person_id, list_id, entry_id, hash, score)
         on conflict do nothing returning 1`,
    [
      hits.map(() => uuidV7()),
      hits.map(({ personId }) => personId),
      hits.map(({ listId }) => listId),
      hits.map(({ entryId }) => entryId),
      hits.map(({ contentHash }) => contentHash.toString('hex')),
      hits.map(({ score }) => score),
      at,
    ],
  );
  return rows.length;
}

export async function hasHit(
  manager: EntityManager,
  { personId, state }: { personId: string; state: 'open' | 'confirmed' },
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    'select 1 from screening_hits where person_id = $1 and state = $2 limit 1',
    [personId, state],
  );
  return rows.length === 1;
}

/** Whether this reviewer said of a hit of the person that it is somebody else. */
export async function hasCleared(
  manager: EntityManager,
  { personId, by }: { personId: string; by: string },
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `select 1 from screening_hits where person_id = $1 and state = 'cleared' and decided_by = $2 limit 1`,
    [personId, by],
  );
  return rows.length === 1;
}
