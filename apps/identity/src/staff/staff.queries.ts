import type { EntityManager } from 'typeorm';
import type { StaffMemberV1, StaffRole, StaffState } from '@hanout/contracts';

export interface StaffToInvite {
  staffId: string;
  username: string;
  personHash: Buffer;
  organisationId: string;
  roles: readonly StaffRole[];
  invitationId: string;
  at: Date;
  until: Date;
}

export async function insertInvited(manager: EntityManager, staff: StaffToInvite): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `insert into staff (staff_id, username, person_hash, organisation_id, roles, state, invitation_id, invited_until,
                        created_at)
     values ($1, $2, $3, $4, $5, 'invited', $6, $7, $8) on conflict do nothing returning true`,
    [
      staff.staffId,
      staff.username,
      staff.personHash,
      staff.organisationId,
      staff.roles,
      staff.invitationId,
      staff.until,
      staff.at,
    ],
  );
  return rows.length === 1;
}

export async function readOneStaff(
  manager: EntityManager,
  staffId: string,
): Promise<{ roles: StaffRole[]; state: StaffState } | undefined> {
  const rows: { roles: StaffRole[]; state: StaffState }[] = await manager.query(
    'select roles, state from staff where staff_id = $1',
    [staffId],
  );
  return rows[0];
}

/** @returns false when the roles are no longer those that were seen */
export async function setRoles(
  manager: EntityManager,
  { staffId, from, to }: { staffId: string; from: readonly string[]; to: readonly string[] },
): Promise<boolean> {
  const [, count] = (await manager.query(
    `update staff set roles = $3 where staff_id = $1 and roles = $2::text[] and state <> 'left'`,
    [staffId, from, to],
  )) as [unknown, number];
  return count === 1;
}

/** Ends an open invitation as well. @returns false when the state is no longer one of `from` */
export async function setState(
  manager: EntityManager,
  { staffId, from, to }: { staffId: string; from: readonly StaffState[]; to: StaffState },
): Promise<boolean> {
  const [, count] = (await manager.query(
    `update staff set state = $3, invitation_id = null, invited_until = null
      where staff_id = $1 and state = any ($2::text[])`,
    [staffId, from, to],
  )) as [unknown, number];
  return count === 1;
}

/** As if new: no password, no second factor, and an invitation to set them. */
export async function resetCredentials(
  manager: EntityManager,
  { staffId, invitationId, until }: { staffId: string; invitationId: string; until: Date },
): Promise<boolean> {
  const [, count] = (await manager.query(
    `update staff set state = 'invited', password_hash = null, invitation_id = $2, invited_until = $3
      where staff_id = $1 and state in ('active', 'invited')`,
    [staffId, invitationId, until],
  )) as [unknown, number];
  for (const table of ['staff_totp', 'staff_recovery_codes', 'staff_passkeys', 'passkey_challenges'])
    await manager.query(`delete from ${table} where staff_id = $1`, [staffId]);
  return count === 1;
}

/** Those who take administrators away wait for each other here, until the end of the transaction. */
export async function countAdministratorsAlone(manager: EntityManager): Promise<number> {
  await manager.query(`select pg_advisory_xact_lock(hashtext('staff.administrators'))`);
  const rows: { count: number }[] = await manager.query(
    `select count(*)::int as count from staff where state = 'active' and 'administrator' = any (roles)`,
  );
  return rows[0]!.count;
}

export async function readInvitation(
  manager: EntityManager,
  { username, at }: { username: string; at: Date },
): Promise<{ staffId: string; invitationId: string } | undefined> {
  const rows: { staff_id: string; invitation_id: string }[] = await manager.query(
    `select staff_id, invitation_id from staff where username = $1 and state = 'invited' and invited_until > $2`,
    [username, at],
  );
  return rows[0] && { staffId: rows[0].staff_id, invitationId: rows[0].invitation_id };
}

/** @returns false when the invitation was used or replaced meanwhile */
export async function activate(
  manager: EntityManager,
  given: { staffId: string; invitationId: string; passwordHash: string; at: Date },
): Promise<boolean> {
  const [, count] = (await manager.query(
    `update staff set state = 'active', password_hash = $3, invitation_id = null, invited_until = null
      where staff_id = $1 and state = 'invited' and invitation_id = $2 and invited_until > $4`,
    [given.staffId, given.invitationId, given.passwordHash, given.at],
  )) as [unknown, number];
  return count === 1;
}

export async function listStaff(
  manager: EntityManager,
  { after, limit }: { after: string; limit: number },
): Promise<StaffMemberV1[]> {
  const rows: {
    staff_id: string;
    username: string;
    roles: StaffRole[];
    state: StaffState;
    organisation_id: string | null;
    has_second_factor: boolean;
    created_at: Date;
  }[] = await manager.query(
    `select staff_id, username, roles, state, organisation_id, created_at,
            exists (select 1 from staff_totp where staff_id = staff.staff_id and confirmed_at is not null)
            or exists (select 1 from staff_passkeys where staff_id = staff.staff_id) as has_second_factor
       from staff where username > $1 order by username limit $2`,
    [after, limit],
  );
  return rows.map((row) => ({
    staffId: row.staff_id,
    username: row.username,
    roles: row.roles,
    state: row.state,
    ...(row.organisation_id !== null && { organisationId: row.organisation_id }),
    hasSecondFactor: row.has_second_factor,
    addedAt: row.created_at.toISOString(),
  }));
}
