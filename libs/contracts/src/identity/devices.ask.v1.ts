import {
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsListOf, IsPart } from '../nested';
import { DeviceKeyV1, SIGNATURE } from './device-key.v1';

export class ChallengeDeviceV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
}

/** For the session that asks; a new one replaces the one before. */
export class DeviceChallengeV1 {
  @Matches(/^[A-Za-z0-9_-]{43}$/)
  challenge: string;

  @IsInt()
  expiresInSeconds: number;
}

export const challengeDevice = defineAsk({
  subject: 'identity.ask.challenge-device.v1',
  question: ChallengeDeviceV1,
  answer: DeviceChallengeV1,
});

export class RegisterDeviceBodyV1 {
  /** Made by the device: registering the same key under it again changes nothing. */
  @IsUUID()
  deviceId: string;

  /** What its holder calls it: "Redmi of Fatima". */
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name: string;

  @IsPart(() => DeviceKeyV1)
  publicKey: DeviceKeyV1;

  /** base64url, over `hanout:register-device:v1`, the device's id and the challenge, with line feeds between. */
  @Matches(SIGNATURE)
  signature: string;
}

export class RegisterDeviceV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => RegisterDeviceBodyV1)
  body: RegisterDeviceBodyV1;
}

export class DeviceV1 {
  @IsUUID()
  deviceId: string;

  @IsString()
  name: string;

  @IsISO8601()
  registeredAt: string;

  @IsOptional()
  @IsISO8601()
  removedAt?: string;
}

export const registerDevice = defineAsk({
  subject: 'identity.ask.register-device.v1',
  question: RegisterDeviceV1,
  answer: DeviceV1,
});

export class ReadDevicesV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
}

/** The caller's own, newest first, without those that were removed. */
export class DevicesV1 {
  @IsListOf(() => DeviceV1, 20, 0)
  devices: DeviceV1[];
}

export const readDevices = defineAsk({
  subject: 'identity.ask.read-devices.v1',
  question: ReadDevicesV1,
  answer: DevicesV1,
});

export class RemoveDeviceV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  deviceId: string;
}

/** Its key signs nothing any more and its sessions end. */
export const removeDevice = defineAsk({
  subject: 'identity.ask.remove-device.v1',
  question: RemoveDeviceV1,
  answer: DeviceV1,
});
