import { openDB, type DBSchema } from 'idb';
import { ask } from '../api/client';
import { newId } from '@hanout/identifiers';

/** The key of this device for one person: its private half never leaves the browser, not even to our own script. */
interface DeviceKey {
  readonly deviceId: string;
  readonly pair: CryptoKeyPair;
}

interface Schema extends DBSchema {
  /** Key: the wallet it was enrolled in. */
  keys: { key: string; value: DeviceKey };
}

const P256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;

const open = () =>
  openDB<Schema>('hanout-device', 1, { upgrade: (database) => void database.createObjectStore('keys') });

async function kept(holder: string): Promise<DeviceKey | undefined> {
  const database = await open();
  try {
    return await database.get('keys', holder);
  } finally {
    database.close();
  }
}

async function keep(holder: string, key: DeviceKey): Promise<void> {
  const database = await open();
  try {
    await database.put('keys', key, holder);
  } finally {
    database.close();
  }
}

export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

/** r ‖ s over the lines joined by line feeds, as `libs/contracts` says of every device’s signature. */
async function sign({ pair }: DeviceKey, ...lines: readonly string[]): Promise<string> {
  const message = new TextEncoder().encode(lines.join('\n'));
  return base64url(new Uint8Array(await crypto.subtle.sign(SIGNING, pair.privateKey, message)));
}

/**
 * Makes the key once and registers it; asking again registers the same one, which changes nothing.
 * @param name what its holder will find it by among his devices
 * @throws RefusedError
 */
export async function enrolDevice(holder: string, name: string): Promise<void> {
  const key = (await kept(holder)) ?? {
    deviceId: newId(),
    pair: await crypto.subtle.generateKey(P256, false, ['sign', 'verify']),
  };
  await keep(holder, key);
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', key.pair.publicKey);
  const { challenge } = await ask<{ challenge: string }>('POST', '/me/device-challenges');
  const signature = await sign(key, 'hanout:register-device:v1', key.deviceId, challenge);
  await ask('POST', '/me/devices', {
    deviceId: key.deviceId,
    name,
    publicKey: { kty, crv, x, y },
    signature,
  });
}

/** For a sign-in by code: shows that it is the device that was here before, so that no cool-down begins. */
export async function deviceAtSignIn(
  holder: string | undefined,
  code: string,
): Promise<{ deviceId: string; signature: string } | undefined> {
  const key = holder === undefined ? undefined : await kept(holder);
  if (!key) return undefined;
  return { deviceId: key.deviceId, signature: await sign(key, 'hanout:sign-in:v1', key.deviceId, code) };
}

export async function ownDeviceId(holder: string): Promise<string | undefined> {
  return (await kept(holder))?.deviceId;
}
