import type { RosterState } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import { PROGRAMMES_ERRORS } from '../programmes.errors';
import { RosterRow } from './roster.entity';

/** @throws DomainError `programmes.unknown_roster` */
export async function rosterOf(manager: EntityManager, rosterId: string): Promise<RosterRow> {
  const roster = await manager.findOneBy(RosterRow, { rosterId });
  if (!roster) throw PROGRAMMES_ERRORS.error('programmes.unknown_roster');
  return roster;
}

/** The newest first, from behind the roster `before`. There are a few a year, so nothing but their own order is needed. */
export async function rostersBefore(
  manager: EntityManager,
  before: string | undefined,
  max: number,
): Promise<RosterRow[]> {
  const query = manager
    .createQueryBuilder(RosterRow, 'roster')
    .orderBy('roster.createdAt', 'DESC')
    .addOrderBy('roster.rosterId', 'DESC')
    .limit(max);
  if (before !== undefined) {
    query.where(
      `(roster.created_at, roster.roster_id) < (select created_at, roster_id from rosters where roster_id = :before)`,
      { before },
    );
  }
  return query.getMany();
}

/**
 * The roster row is locked before anything that belongs to it. `share` keeps its state from changing, `no key update`
 * is for who changes it; neither stops rows that only refer to it.
 */
export async function lockRoster(
  manager: EntityManager,
  rosterId: string,
  strength: 'share' | 'no key update',
): Promise<RosterRow> {
  await manager.query(`select 1 from rosters where roster_id = $1 for ${strength}`, [rosterId]);
  return rosterOf(manager, rosterId);
}

/** @throws DomainError `programmes.wrong_state` */
export function demandState(roster: RosterRow, ...expected: RosterState[]): void {
  if (expected.includes(roster.state)) return;
  throw PROGRAMMES_ERRORS.error('programmes.wrong_state', {
    params: { state: roster.state, expected: expected.join(' / ') },
  });
}
