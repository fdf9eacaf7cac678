import { randomBytes, randomInt } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writeWhole } from './files';

/**
 * `token`: 32 random bytes in base64url, for passwords that programs use. `key`: 32 random bytes in base64.
 * `password`: 20 letters and digits that nobody mistakes for one another, for people to type. `pin`: 6 digits.
 */
export type SecretKind = 'token' | 'key' | 'password' | 'pin';

export interface Secrets {
  /** Makes the secret when it is asked for the first time, and gives the same one ever after. */
  secret(name: string, kind?: SecretKind): string;
  /** What has been made so far, by name. */
  all(): Readonly<Record<string, string>>;
  /** Whether this is the first time the folder is used. */
  readonly areNew: boolean;
  readonly file: string;
}

/** The secrets of one platform folder: `<dataDir>/secrets.json`, readable by its owner alone. */
export function openSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json');
  mkdirSync(dataDir, { recursive: true, mode: 0o755 });
  const stored = readJson(file);
  const secrets = parse(stored ?? {}, file);
  if (stored !== undefined) chmodSync(file, 0o600);
  return {
    file,
    areNew: stored === undefined,
    all: () => ({ ...secrets }),
    secret(name, kind = 'token') {
      const known = secrets[name];
      if (known !== undefined) return known;
      const made = make[kind]();
      secrets[name] = made;
      writeWhole(file, `${JSON.stringify(secrets, null, 2)}\n`);
      return made;
    },
  };
}

const make: Record<SecretKind, () => string> = {
  token: () => randomBytes(32).toString('base64url'),
  key: () => randomBytes(32).toString('base64'),
  password: () => Array.from({ length: 4 }, () => characters(5)).join('-'),
  pin: () => String(randomInt(1_000_000)).padStart(6, '0'),
};

/** Without 0, O, 1, l and I. */
const alphabet = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

function characters(count: number): string {
  return Array.from({ length: count }, () => alphabet[randomInt(alphabet.length)]).join('');
}

function parse(stored: unknown, file: string): Record<string, string> {
  const isTable =
    typeof stored === 'object' &&
    stored !== null &&
    Object.values(stored).every((value) => typeof value === 'string');
  if (!isTable) throw new Error(`${file} is not a table of names and secrets.`);
  return { ...(stored as Record<string, string>) };
}
