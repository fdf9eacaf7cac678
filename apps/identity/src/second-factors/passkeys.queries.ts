import type { EntityManager } from 'typeorm';

export async function putChallenge(
  manager: EntityManager,
  given: { challenge: string; staffId?: string; expiresAt: Date },
): Promise<void> {
  await manager.query(
    'insert into passkey_challenges (challenge, staff_id, expires_at) values ($1, $2, $3)',
    [given.challenge, given.staffId ?? null, given.expiresAt],
  );
}

/** Good once, for what it was made for. @returns whether it was good */
export async function takeChallenge(
  manager: EntityManager,
  given: { challenge: string; staffId?: string; at: Date },
): Promise<boolean> {
  const [, count] = (await manager.query(
    `delete from passkey_challenges where challenge = $1 and staff_id is not distinct from $2 and expires_at > $3`,
    [given.challenge, given.staffId ?? null, given.at],
  )) as [unknown, number];
  return count === 1;
}

export async function forgetChallenges(
  manager: EntityManager,
  { expiredBefore, limit }: { expiredBefore: Date; limit: number },
): Promise<number> {
  const [, forgotten] = (await manager.query(
    `delete from passkey_challenges where challenge in
       (select challenge from passkey_challenges where expires_at < $1 order by expires_at limit $2 for update skip locked)`,
    [expiredBefore, limit],
  )) as [unknown, number];
  return forgotten;
}

export interface Passkey {
  credentialId: string;
  staffId: string;
  publicKey: Buffer;
  counter: number;
}

export async function insertPasskey(
  manager: EntityManager,
  passkey: Passkey & { transports: readonly string[]; at: Date },
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `insert into staff_passkeys (credential_id, staff_id, public_key, counter, transports, registered_at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning true`,
    [
      passkey.credentialId,
      passkey.staffId,
      passkey.publicKey,
      passkey.counter,
      passkey.transports,
      passkey.at,
    ],
  );
  return rows.length === 1;
}

export async function readPasskey(
  manager: EntityManager,
  credentialId: string,
): Promise<Passkey | undefined> {
  const rows: { staff_id: string; public_key: Buffer; counter: string }[] = await manager.query(
    'select staff_id, public_key, counter from staff_passkeys where credential_id = $1',
    [credentialId],
  );
  const [row] = rows;
  return (
    row && { credentialId, staffId: row.staff_id, publicKey: row.public_key, counter: Number(row.counter) }
  );
}

export async function passkeyIdsOf(manager: EntityManager, staffId: string): Promise<string[]> {
  const rows: { credential_id: string }[] = await manager.query(
    'select credential_id from staff_passkeys where staff_id = $1 order by registered_at limit 100',
    [staffId],
  );
  return rows.map((row) => row.credential_id);
}

/** A counter only grows; keys that do not count stay at zero. @returns false when it does not: the key was copied */
export async function moveCounter(
  manager: EntityManager,
  given: { credentialId: string; counter: number; at: Date },
): Promise<boolean> {
  const [, count] = (await manager.query(
    `update staff_passkeys set counter = $2, last_used_at = $3
      where credential_id = $1 and (counter < $2 or counter = 0 and $2 = 0)`,
    [given.credentialId, given.counter, given.at],
  )) as [unknown, number];
  return count === 1;
}
