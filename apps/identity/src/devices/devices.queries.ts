import type { DeviceKeyV1 } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

export interface DeviceRow {
  deviceId: string;
  personId: string;
  name: string;
  publicKey: DeviceKeyV1;
  registeredAt: Date;
  removedAt: Date | null;
}

const COLUMNS = `device_id as "deviceId", person_id as "personId", name, public_key as "publicKey",
  registered_at as "registeredAt", removed_at as "removedAt"`;

export async function storeChallenge(
  manager: EntityManager,
  challenge: { sessionId: string; challenge: string; expiresAt: Date },
): Promise<void> {
  await manager.query(
    `insert into device_challenges (session_id, challenge, expires_at) values ($1, $2, $3)
         on conflict (session_id) do update set challenge = excluded.challenge, expires_at = excluded.expires_at`,
    [challenge.sessionId, challenge.challenge, challenge.expiresAt],
  );
}

/** Uses it up, whatever comes of it. @returns undefined when there is none, or it is too old */
export async function takeChallenge(
  manager: EntityManager,
  { sessionId, at }: { sessionId: string; at: Date },
): Promise<string | undefined> {
  const [rows] = (await manager.query(
    'delete from device_challenges where session_id = $1 returning challenge, expires_at > $2 as "isFresh"',
    [sessionId, at],
  )) as [{ challenge: string; isFresh: boolean }[], number];
  return rows[0]?.isFresh ? rows[0].challenge : undefined;
}

export async function readDevice(manager: EntityManager, deviceId: string): Promise<DeviceRow | undefined> {
  const rows: DeviceRow[] = await manager.query(`select ${COLUMNS} from devices where device_id = $1`, [
    deviceId,
  ]);
  return rows[0];
}

/** The person's device, unless it was removed. */
export async function readOwnDevice(
  manager: EntityManager,
  { deviceId, personId }: { deviceId: string; personId: string },
): Promise<DeviceRow | undefined> {
  const device = await readDevice(manager, deviceId);
  return device?.personId === personId && device.removedAt === null ? device : undefined;
}

export async function listDevices(manager: EntityManager, personId: string): Promise<DeviceRow[]> {
  return manager.query(
    `select ${COLUMNS} from devices where person_id = $1 and removed_at is null order by registered_at desc, device_id`,
    [personId],
  );
}

/**
 * One at a time for each person, so that the count holds. @returns `taken` when the id stands already, `full` when the
 * person has as many as may be
 */
export async function insertDevice(
  manager: EntityManager,
  device: Omit<DeviceRow, 'removedAt'>,
  devicesMax: number,
): Promise<'inserted' | 'taken' | 'full'> {
  await manager.query('select 1 from people where person_id = $1 for no key update', [device.personId]);
  if ((await listDevices(manager, device.personId)).length >= devicesMax) return 'full';
  const rows: unknown[] = await manager.query(
    `insert into devices (device_id, person_id, name, public_key, registered_at) values ($1, $2, $3, $4, $5)
         on conflict do nothing returning true`,
    [device.deviceId, device.personId, device.name, JSON.stringify(device.publicKey), device.registeredAt],
  );
  return rows.length === 1 ? 'inserted' : 'taken';
}

/** @returns the device, as it was removed first; undefined when it is not the person's */
export async function removeOwnDevice(
  manager: EntityManager,
  { deviceId, personId, at }: { deviceId: string; personId: string; at: Date },
): Promise<DeviceRow | undefined> {
  const [rows] = (await manager.query(
    `update devices set removed_at = coalesce(removed_at, $3) where device_id = $1 and person_id = $2 returning ${COLUMNS}`,
    [deviceId, personId, at],
  )) as [DeviceRow[], number];
  return rows[0];
}
