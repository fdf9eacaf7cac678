import type { EntityManager } from 'typeorm';

export type HolderKind = 'person' | 'staff';
export type RevocationReason =
  'by_holder' | 'device_removed' | 'token_reused' | 'by_operator' | 'post_closed';

export interface Session {
  sessionId: string;
  holderKind: HolderKind;
  holderId: string;
  /** Of a person: the wallet signed in to, or the appointment that he serves by. */
  walletId?: string;
  appointmentId?: string;
  deviceId?: string;
  startedAt: Date;
  lastUsedAt: Date;
  expiresAt: Date;
}

interface SessionRow {
  session_id: string;
  holder_kind: HolderKind;
  holder_id: string;
  wallet_id: string | null;
  appointment_id: string | null;
  device_id: string | null;
  started_at: Date;
  last_used_at: Date;
  expires_at: Date;
}

const COLUMNS = `session_id, holder_kind, holder_id, wallet_id, appointment_id, device_id, started_at, last_used_at,
                 expires_at`;

export async function insertSession(
  manager: EntityManager,
  session: Session,
  tokenHash: Buffer,
): Promise<void> {
  await manager.query(
    `insert into sessions (${COLUMNS}, token_hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      session.sessionId,
      session.holderKind,
      session.holderId,
      session.walletId ?? null,
      session.appointmentId ?? null,
      session.deviceId ?? null,
      session.startedAt,
      session.lastUsedAt,
      session.expiresAt,
      tokenHash,
    ],
  );
}

/**
 * Spends the token that is good and puts its successor in its place. One statement: of two that come with the same
 * token the second finds it spent.
 */
export async function rotateToken(
  manager: EntityManager,
  tokens: { tokenHash: Buffer; nextHash: Buffer; successorSealed: Buffer; at: Date },
): Promise<Session | undefined> {
  const rows: SessionRow[] = await manager.query(
    `with rotated as (
       update sessions
          set token_hash = $2, previous_hash = token_hash, successor_sealed = $3, last_used_at = $4
        where token_hash = $1 and revoked_at is null and expires_at > $4
       returning ${COLUMNS}),
     spent as (
       insert into spent_refresh_tokens (token_hash, session_id, spent_at) select $1, session_id, $4 from rotated)
     select * from rotated`,
    [tokens.tokenHash, tokens.nextHash, tokens.successorSealed, tokens.at],
  );
  return rows[0] && sessionOf(rows[0]);
}

/** The session whose token was spent within the last seconds and whose successor nobody has used: its answer may be lost. */
export async function readJustRotated(
  manager: EntityManager,
  { tokenHash, spentAfter, at }: { tokenHash: Buffer; spentAfter: Date; at: Date },
): Promise<{ session: Session; successorSealed: Buffer } | undefined> {
  const rows: (SessionRow & { successor_sealed: Buffer })[] = await manager.query(
    `select ${COLUMNS}, successor_sealed from sessions
      where previous_hash = $1 and last_used_at > $2 and revoked_at is null and expires_at > $3`,
    [tokenHash, spentAfter, at],
  );
  return rows[0] && { session: sessionOf(rows[0]), successorSealed: rows[0].successor_sealed };
}

/**
 * Puts another successor in the place of one that nobody has used, when the token before it comes again late: its answer
 * was lost, and whoever shows the former successor later has a copy. One statement: of two that come at once the second
 * finds it replaced.
 */
export async function replaceSuccessor(
  manager: EntityManager,
  tokens: { tokenHash: Buffer; nextHash: Buffer; successorSealed: Buffer; spentBefore: Date; at: Date },
): Promise<Session | undefined> {
  const rows: SessionRow[] = await manager.query(
    `with unused as (
       select session_id, token_hash from sessions
        where previous_hash = $1 and last_used_at <= $4 and revoked_at is null and expires_at > $5 for update),
     replaced as (
       update sessions set token_hash = $2, successor_sealed = $3, last_used_at = $5
        where session_id = (select session_id from unused)
       returning ${COLUMNS}),
     spent as (
       insert into spent_refresh_tokens (token_hash, session_id, spent_at) select token_hash, session_id, $5 from unused)
     select * from replaced`,
    [tokens.tokenHash, tokens.nextHash, tokens.successorSealed, tokens.spentBefore, tokens.at],
  );
  return rows[0] && sessionOf(rows[0]);
}

/** Ends the family of a token that was spent before. @returns the session, unless it had ended or the token is unknown */
export async function revokeFamily(
  manager: EntityManager,
  { tokenHash, at }: { tokenHash: Buffer; at: Date },
): Promise<Session | undefined> {
  const [rows] = (await manager.query(
    `update sessions set revoked_at = $2, revoked_reason = 'token_reused'
      where session_id = (select session_id from spent_refresh_tokens where token_hash = $1) and revoked_at is null
     returning ${COLUMNS}`,
    [tokenHash, at],
  )) as [SessionRow[], number];
  return rows[0] && sessionOf(rows[0]);
}

/** Whose sessions: all of the holder, or those of his appointments only. */
export interface SessionFilter {
  holderId: string;
  isAtPost: boolean;
}

const OF_HOLDER = 'holder_id = $1 and (not $2 or appointment_id is not null)';

export async function readOpenSessions(
  manager: EntityManager,
  { holderId, isAtPost, at, limit }: SessionFilter & { at: Date; limit: number },
): Promise<Session[]> {
  const rows: SessionRow[] = await manager.query(
    `select ${COLUMNS} from sessions where ${OF_HOLDER} and revoked_at is null and expires_at > $3
      order by started_at desc, session_id desc limit $4`,
    [holderId, isAtPost, at, limit],
  );
  return rows.map(sessionOf);
}

/** The holder's own session when it has not ended; not one at a post, which proves nothing about his own wallet. */
export async function readOpenSession(
  manager: EntityManager,
  { holderId, sessionId, at }: { holderId: string; sessionId: string; at: Date },
): Promise<Session | undefined> {
  const rows: SessionRow[] = await manager.query(
    `select ${COLUMNS} from sessions
      where session_id = $1 and holder_id = $2 and appointment_id is null and revoked_at is null and expires_at > $3`,
    [sessionId, holderId, at],
  );
  return rows[0] && sessionOf(rows[0]);
}

/** @returns whether it is the holder's; one that had ended keeps its first reason */
export async function revokeOwn(
  manager: EntityManager,
  { holderId, isAtPost, sessionId, at }: SessionFilter & { sessionId: string; at: Date },
): Promise<boolean> {
  const [rows] = (await manager.query(
    `update sessions set revoked_at = coalesce(revoked_at, $4), revoked_reason = coalesce(revoked_reason, 'by_holder')
      where ${OF_HOLDER} and session_id = $3 returning true`,
    [holderId, isAtPost, sessionId, at],
  )) as [unknown[], number];
  return rows.length === 1;
}

/** Ends whatever is open of a holder, or of one device of his. @returns how many */
export async function revokeAll(
  manager: EntityManager,
  which: { holderId: string; deviceId?: string; reason: RevocationReason; at: Date },
): Promise<number> {
  const [, count] = (await manager.query(
    `update sessions set revoked_at = $4, revoked_reason = $3
      where holder_id = $1 and ($2::uuid is null or device_id = $2) and revoked_at is null`,
    [which.holderId, which.deviceId ?? null, which.reason, which.at],
  )) as [unknown, number];
  return count;
}

/** Ends whatever is open by these appointments. */
export async function revokeAtPosts(
  manager: EntityManager,
  { appointmentIds, at }: { appointmentIds: readonly string[]; at: Date },
): Promise<void> {
  await manager.query(
    `update sessions set revoked_at = $2, revoked_reason = 'post_closed'
      where appointment_id = any($1) and revoked_at is null`,
    [appointmentIds, at],
  );
}

export async function bindDevice(
  manager: EntityManager,
  { sessionId, deviceId }: { sessionId: string; deviceId: string },
): Promise<void> {
  await manager.query('update sessions set device_id = $2 where session_id = $1', [sessionId, deviceId]);
}

/** To a wallet of his own. */
export async function hasSignedInBefore(manager: EntityManager, holderId: string): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    'select 1 from sessions where holder_id = $1 and appointment_id is null limit 1',
    [holderId],
  );
  return rows.length > 0;
}

/** Spent tokens that are too old to tell of a theft. */
export async function forgetSpentTokens(
  manager: EntityManager,
  { spentBefore, limit }: { spentBefore: Date; limit: number },
): Promise<number> {
  const [, forgotten] = (await manager.query(
    `delete from spent_refresh_tokens where token_hash in
       (select token_hash from spent_refresh_tokens where spent_at < $1 order by spent_at limit $2 for update skip locked)`,
    [spentBefore, limit],
  )) as [unknown, number];
  return forgotten;
}

function sessionOf(row: SessionRow): Session {
  return {
    sessionId: row.session_id,
    holderKind: row.holder_kind,
    holderId: row.holder_id,
    ...(row.wallet_id !== null && { walletId: row.wallet_id }),
    ...(row.appointment_id !== null && { appointmentId: row.appointment_id }),
    ...(row.device_id !== null && { deviceId: row.device_id }),
    startedAt: row.started_at,
    lastUsedAt: row.last_used_at,
    expiresAt: row.expires_at,
  };
}
