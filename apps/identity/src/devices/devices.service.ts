import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Audit } from '@hanout/audit';
import type { Clock } from '@hanout/calendar';
import type {
  CallerV1,
  DeviceChallengeV1,
  DeviceKeyV1,
  DevicesV1,
  DeviceV1,
  RegisterDeviceBodyV1,
} from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { CLOCK } from '@hanout/service-kit';
import { CoolDowns } from '../cool-downs/cool-downs.service';
import { SESSION_ERRORS } from '../sessions/sessions.errors';
import { bindDevice } from '../sessions/sessions.queries';
import { Sessions } from '../sessions/sessions.service';
import rules from './device-rules.json';
import { messageOf, verifySignature } from './device-signature';
import { DEVICE_ERRORS } from './devices.errors';
import {
  insertDevice,
  listDevices,
  readDevice,
  removeOwnDevice,
  storeChallenge,
  takeChallenge,
  type DeviceRow,
} from './devices.queries';

/** The public keys of people's devices, each registered from a session with a proof that its holder has the private one. */
@Injectable()
export class Devices {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sessions: Sessions,
    private readonly coolDowns: CoolDowns,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async challenge(caller: CallerV1): Promise<DeviceChallengeV1> {
    const sessionId = await this.openSessionOf(caller);
    const challenge = randomBytes(32).toString('base64url');
    const expiresAt = new Date(this.clock.now().getTime() + rules.challengeSeconds * 1_000);
    await storeChallenge(this.dataSource.manager, { sessionId, challenge, expiresAt });
    return { challenge, expiresInSeconds: rules.challengeSeconds };
  }

  /** A challenge serves one try. The same key under the same id again changes nothing. */
  async register(caller: CallerV1, body: RegisterDeviceBodyV1): Promise<DeviceV1> {
    const { deviceId, name, publicKey, signature } = body;
    const standing = await readDevice(this.dataSource.manager, deviceId);
    if (standing !== undefined) return this.registeredBefore(caller, standing, publicKey);
    const sessionId = await this.openSessionOf(caller);
    const at = this.clock.now();
    const challenge = await takeChallenge(this.dataSource.manager, { sessionId, at });
    const isProved =
      challenge !== undefined &&
      verifySignature(publicKey, messageOf('hanout:register-device:v1', deviceId, challenge), signature);
    if (!isProved) throw DEVICE_ERRORS.error('identity.device_not_proved', { field: 'body.signature' });

    const device = { deviceId, personId: caller.id, name, publicKey, registeredAt: at };
    return inTransaction(this.dataSource, async (manager) => {
      const isFirst = (await listDevices(manager, caller.id)).length === 0;
      const outcome = await insertDevice(manager, device, rules.devicesMax);
      if (outcome === 'full') throw DEVICE_ERRORS.error('identity.too_many_devices');
      if (outcome === 'taken') throw DEVICE_ERRORS.error('identity.device_taken', { field: 'body.deviceId' });
      await bindDevice(manager, { sessionId, deviceId });
      // The first device of a person changes nobody's device.
      if (!isFirst)
        await this.coolDowns.start(manager, { personId: caller.id, reason: 'new_device', causeId: deviceId });
      await this.audit.record(manager, {
        by: caller,
        operation: 'identity.register-device',
        subject: { kind: 'device', id: deviceId },
      });
      return answerOf({ ...device, removedAt: null });
    });
  }

  async list({ id }: CallerV1): Promise<DevicesV1> {
    return { devices: (await listDevices(this.dataSource.manager, id)).map(answerOf) };
  }

  async remove(caller: CallerV1, deviceId: string): Promise<DeviceV1> {
    return inTransaction(this.dataSource, async (manager) => {
      const device = await removeOwnDevice(manager, { deviceId, personId: caller.id, at: this.clock.now() });
      if (device === undefined) throw DEVICE_ERRORS.error('identity.no_such_device');
      await this.sessions.revokeAll(manager, { holderId: caller.id, deviceId, reason: 'device_removed' });
      await this.audit.record(manager, {
        by: caller,
        operation: 'identity.remove-device',
        subject: { kind: 'device', id: deviceId },
      });
      return answerOf(device);
    });
  }

  private registeredBefore(caller: CallerV1, device: DeviceRow, publicKey: DeviceKeyV1): DeviceV1 {
    const isSame =
      device.personId === caller.id &&
      device.removedAt === null &&
      isDeepStrictEqual(device.publicKey, { ...publicKey });
    if (!isSame) throw DEVICE_ERRORS.error('identity.device_taken', { field: 'body.deviceId' });
    return answerOf(device);
  }

  private async openSessionOf({ id, sessionId }: CallerV1): Promise<string> {
    const session = sessionId && (await this.sessions.find(id, sessionId));
    if (!session) throw SESSION_ERRORS.error('identity.no_such_session');
    return session.sessionId;
  }
}

function answerOf({ deviceId, name, registeredAt, removedAt }: DeviceRow): DeviceV1 {
  return {
    deviceId,
    name,
    registeredAt: registeredAt.toISOString(),
    ...(removedAt !== null && { removedAt: removedAt.toISOString() }),
  };
}
