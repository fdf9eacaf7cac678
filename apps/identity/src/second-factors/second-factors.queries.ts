import type { EntityManager } from 'typeorm';

/** @returns false when an app is in use already */
export async function startTotp(
  manager: EntityManager,
  totp: { staffId: string; secretSealed: Buffer; keyId: string; at: Date },
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `insert into staff_totp as known (staff_id, secret_sealed, key_id, started_at) values ($1, $2, $3, $4)
         on conflict (staff_id) do update
        set secret_sealed = excluded.secret_sealed, key_id = excluded.key_id, started_at = excluded.started_at
      where known.confirmed_at is null returning true`,
    [totp.staffId, totp.secretSealed, totp.keyId, totp.at],
  );
  return rows.length === 1;
}

export interface Totp {
  secretSealed: Buffer;
  keyId: string;
  isConfirmed: boolean;
}

export async function readTotp(manager: EntityManager, staffId: string): Promise<Totp | undefined> {
  const rows: { secret_sealed: Buffer; key_id: string; is_confirmed: boolean }[] = await manager.query(
    'select secret_sealed, key_id, confirmed_at is not null as is_confirmed from staff_totp where staff_id = $1',
    [staffId],
  );
  const [row] = rows;
  return row && { secretSealed: row.secret_sealed, keyId: row.key_id, isConfirmed: row.is_confirmed };
}

/** @returns false when it is confirmed already, or another secret has taken its place */
export async function confirmTotp(
  manager: EntityManager,
  given: { staffId: string; secretSealed: Buffer; step: number; at: Date },
): Promise<boolean> {
  const [, count] = (await manager.query(
    `update staff_totp set confirmed_at = $4, last_step = $3
      where staff_id = $1 and secret_sealed = $2 and confirmed_at is null`,
    [given.staffId, given.secretSealed, given.step, given.at],
  )) as [unknown, number];
  return count === 1;
}

/** A code is good once, and no code before it any more. @returns false when it was used */
export async function useStep(
  manager: EntityManager,
  { staffId, step }: { staffId: string; step: number },
): Promise<boolean> {
  const [, count] = (await manager.query(
    'update staff_totp set last_step = $2 where staff_id = $1 and confirmed_at is not null and last_step < $2',
    [staffId, step],
  )) as [unknown, number];
  return count === 1;
}

export async function putRecoveryCodes(
  manager: EntityManager,
  { staffId, hashes }: { staffId: string; hashes: readonly Buffer[] },
): Promise<void> {
  await manager.query('delete from staff_recovery_codes where staff_id = $1', [staffId]);
  await manager.query(
    'insert into staff_recovery_codes (staff_id, code_hash) select $1, unnest($2::bytea[])',
    [staffId, hashes],
  );
}

export async function useRecoveryCode(
  manager: EntityManager,
  given: { staffId: string; hash: Buffer; at: Date },
): Promise<boolean> {
  const [, count] = (await manager.query(
    'update staff_recovery_codes set used_at = $3 where staff_id = $1 and code_hash = $2 and used_at is null',
    [given.staffId, given.hash, given.at],
  )) as [unknown, number];
  return count === 1;
}

export async function hasPasskey(manager: EntityManager, staffId: string): Promise<boolean> {
  const rows: unknown[] = await manager.query('select 1 from staff_passkeys where staff_id = $1 limit 1', [
    staffId,
  ]);
  return rows.length > 0;
}
