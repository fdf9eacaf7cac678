import type { EntityManager } from 'typeorm';

export interface AuthorisationCode {
  payerWalletId: string;
  personId: string;
  codeId: string;
  hash: Buffer;
  ceilingMinor: bigint;
  currency: string;
}

interface Row {
  payer_wallet_id: string;
  person_id: string;
  code_id: string;
  code_hash: Buffer;
  ceiling_minor: string;
  currency: string;
  expires_at: Date;
}

/** In place of the one before; the same id again changes nothing, so that a code that was used stays so. */
export async function writeCode(
  manager: EntityManager,
  { payerWalletId, personId, codeId, hash, ceilingMinor, currency }: AuthorisationCode,
  seconds: number,
): Promise<void> {
  await manager.query(
    `insert into authorisation_codes as c
            (payer_wallet_id, person_id, code_id, code_hash, ceiling_minor, currency, expires_at)
     values ($1, $2, $3, $4, $5, $6, now() + make_interval(secs => $7))
     on conflict (payer_wallet_id) do update
       set person_id = excluded.person_id, code_id = excluded.code_id, code_hash = excluded.code_hash,
           ceiling_minor = excluded.ceiling_minor, currency = excluded.currency, expires_at = excluded.expires_at,
           tries = 0, used_at = null
     where c.code_id <> excluded.code_id`,
    [payerWalletId, personId, codeId, hash, ceilingMinor.toString(), currency, seconds],
  );
}

/** The code of this id, while it is good. */
export async function readCode(
  manager: EntityManager,
  codeId: string,
): Promise<(AuthorisationCode & { expiresAt: Date }) | undefined> {
  const rows: Row[] = await manager.query(
    'select * from authorisation_codes where code_id = $1 and used_at is null and expires_at > now()',
    [codeId],
  );
  return rows[0] && { ...codeOf(rows[0]), expiresAt: rows[0].expires_at };
}

/** One conditional update looks at a code and counts a wrong one: after so many, the right one is dead too. */
export async function tryCode(
  manager: EntityManager,
  { payerWalletId, hashes, triesMax }: { payerWalletId: string; hashes: readonly Buffer[]; triesMax: number },
): Promise<AuthorisationCode | undefined> {
  const [rows] = (await manager.query(
    `update authorisation_codes set tries = tries + (code_hash <> all($2))::int
      where payer_wallet_id = $1 and used_at is null and expires_at > now() and tries < $3
      returning *, code_hash = any($2) as is_right`,
    [payerWalletId, hashes, triesMax],
  )) as [(Row & { is_right: boolean })[], number];
  return rows[0]?.is_right ? codeOf(rows[0]) : undefined;
}

/** Once, while it is good. */
export async function useCode(manager: EntityManager, codeId: string): Promise<boolean> {
  const [, used] = (await manager.query(
    `update authorisation_codes set used_at = now()
      where code_id = $1 and used_at is null and expires_at > now()`,
    [codeId],
  )) as [unknown, number];
  return used === 1;
}

function codeOf(row: Row): AuthorisationCode {
  return {
    payerWalletId: row.payer_wallet_id,
    personId: row.person_id,
    codeId: row.code_id,
    hash: row.code_hash,
    ceilingMinor: BigInt(row.ceiling_minor),
    currency: row.currency,
  };
}
