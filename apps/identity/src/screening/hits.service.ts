import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { reachOf } from '@hanout/access';
import { Audit } from '@hanout/audit';
import type { Clock } from '@hanout/calendar';
import type {
  DecideScreeningHitV1,
  ListScreeningHitsV1,
  ScreeningHitsV1,
  ScreeningHitV1,
} from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { CLOCK } from '@hanout/service-kit';
import { PersonalData } from '../personal-data/personal-data.service';
import { personPlace } from '../personal-data/places';
import { closeHit, lockHit, readOpenHits, setFirstVote, type HitRow, type OpenHitRow } from './hits.queries';
import { SCREENING_ERRORS } from './screening.errors';

/** The reviewers' side: who resembles whom, and whether it is he. */
@Injectable()
export class ScreeningHits {
  constructor(
    private readonly dataSource: DataSource,
    private readonly personalData: PersonalData,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list({ caller }: ListScreeningHitsV1): Promise<ScreeningHitsV1> {
    reachOf(caller, 'identity.list-screening-hits');
    const rows = await readOpenHits(this.dataSource.manager);
    return {
      hits: rows.map((row) => ({
        hit: answerOf(row),
        nameAr: this.nameOf(row, 'name_ar'),
        nameFr: this.nameOf(row, 'name_fr'),
        entryNames: row.names ?? [],
        entryBirthYears: row.birth_years ?? [],
        ...(row.nationality !== null && { entryNationality: row.nationality }),
      })),
    };
  }

  /**
   * One reviewer clears; the first who confirms leaves it open for another.
   *
   * @throws DomainError `identity.unknown_screening_hit`, `identity.screening_reason_unfit`,
   *   `identity.screening_decided`, `identity.screening_voted_otherwise`
   */
  async decide({ caller, hitId, body }: DecideScreeningHitV1): Promise<ScreeningHitV1> {
    reachOf(caller, 'identity.decide-screening-hit');
    const { decision, reason } = body;
    if ((decision === 'confirmed') !== (reason === 'same_person'))
      throw SCREENING_ERRORS.error('identity.screening_reason_unfit', { field: 'reason' });
    return inTransaction(this.dataSource, async (manager) => {
      const hit = await lockHit(manager, hitId);
      if (hit === undefined) throw SCREENING_ERRORS.error('identity.unknown_screening_hit');
      const isVoter = hit.first_vote_by === caller.id;
      if (hit.state !== 'open') {
        const hadSay = hit.decided_by === caller.id || isVoter;
        if (hadSay && hit.state === decision && hit.reason === reason) return answerOf(hit);
        throw SCREENING_ERRORS.error('identity.screening_decided');
      }
      if (isVoter && decision === 'confirmed') return answerOf(hit);
      // Whoever said that it is he does not clear him alone.
      if (isVoter) throw SCREENING_ERRORS.error('identity.screening_voted_otherwise');
      const at = this.clock.now();
      if (decision === 'confirmed' && hit.first_vote_by === null)
        await setFirstVote(manager, { hitId, by: caller.id });
      else await closeHit(manager, { hitId, decision, reason, by: caller.id, at });
      const after = (await lockHit(manager, hitId))!;
      await this.audit.record(manager, {
        by: caller,
        operation: 'identity.decide-screening-hit',
        subject: { kind: 'screening-hit', id: hitId },
        before: { state: hit.state },
        after: { decision, state: after.state },
        reason,
      });
      return answerOf(after);
    });
  }

  private nameOf(row: OpenHitRow, column: 'name_ar' | 'name_fr'): string {
    const sealed = row[`${column}_sealed`];
    // What the law no longer keeps of a person is empty.
    return sealed.length === 0
      ? ''
      : this.personalData.open(sealed, row.key_id, personPlace(column, row.person_id));
  }
}

function answerOf(hit: HitRow): ScreeningHitV1 {
  return {
    hitId: hit.hit_id,
    personId: hit.person_id,
    listId: hit.list_id,
    entryId: hit.entry_id,
    score: hit.score,
    state: hit.state,
    foundAt: hit.found_at.toISOString(),
    ...(hit.first_vote_by !== null && { firstVoteBy: hit.first_vote_by }),
    ...(hit.decided_by !== null && { decidedBy: hit.decided_by }),
    ...(hit.decided_at !== null && { decidedAt: hit.decided_at.toISOString() }),
    ...(hit.reason !== null && { reason: hit.reason }),
  };
}
