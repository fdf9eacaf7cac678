import { FILES, type RosterFile } from './roster';

/** Of this project's rosters; the tool that tells a payday has the same, so that the same files are one roster to both. */
const NAMESPACE = 'd2f6b7d0-5a57-4a0e-b1c2-7c1f4f6f7c55';

const hex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

async function hashOf(algorithm: 'SHA-1' | 'SHA-256', bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest(algorithm, bytes));
}

/** RFC 9562, version 5. */
async function uuidV5(name: string): Promise<string> {
  const space = Uint8Array.from(NAMESPACE.replaceAll('-', '').match(/../g) ?? [], (pair) =>
    parseInt(pair, 16),
  );
  const hashed = await hashOf('SHA-1', new Uint8Array([...space, ...new TextEncoder().encode(name)]));
  const id = hashed.slice(0, 16);
  id[6] = ((id[6] ?? 0) & 0x0f) | 0x50;
  id[8] = ((id[8] ?? 0) & 0x3f) | 0x80;
  return hex(id).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Made of what is in the files: the same files are the same roster, however often they are brought. */
export async function rosterIdOf(
  programme: string,
  ruleSet: string,
  files: Readonly<Record<RosterFile, Blob>>,
): Promise<string> {
  const hashes: string[] = [];
  for (const file of FILES)
    hashes.push(hex(await hashOf('SHA-256', new Uint8Array(await files[file].arrayBuffer()))));
  return uuidV5(`${programme} ${ruleSet} ${hashes.join(' ')}`);
}
