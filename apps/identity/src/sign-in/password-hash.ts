import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** Strength of new hashes; each hash names its own, so that raising it leaves the old ones readable. */
const COST = 16_384;
const BLOCK_SIZE = 8;
const PARALLELISM = 5;
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const MEMORY_MAX_BYTES = 64 * 1024 * 1024;

/** `scrypt$16384$8$5$<salt>$<hash>`, both base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, { N: COST, r: BLOCK_SIZE, p: PARALLELISM });
  return [
    'scrypt',
    COST,
    BLOCK_SIZE,
    PARALLELISM,
    salt.toString('base64url'),
    hash.toString('base64url'),
  ].join('$');
}

/** @throws Error when what is stored is no hash of ours. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [scheme, cost, blockSize, parallelism, salt, hash] = stored.split('$');
  if (scheme !== 'scrypt' || salt === undefined || hash === undefined)
    throw new Error('Not a stored password hash');
  const expected = Buffer.from(hash, 'base64url');
  const given = await derive(password, Buffer.from(salt, 'base64url'), {
    N: Number(cost),
    r: Number(blockSize),
    p: Number(parallelism),
  });
  return expected.length === given.length && timingSafeEqual(expected, given);
}

function derive(
  password: string,
  salt: Buffer,
  strength: { N: number; r: number; p: number },
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // Composed first: the same password typed on two keyboards is the same bytes.
    scrypt(
      password.normalize('NFKC'),
      salt,
      HASH_BYTES,
      { ...strength, maxmem: MEMORY_MAX_BYTES },
      (error, key) => (error === null ? resolve(key) : reject(error)),
    );
  });
}
