import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { reachOf } from '@hanout/access';
import {
  authorisePayment,
  AuthorisePaymentV1,
  challengeDevice,
  ChallengeDeviceV1,
  readDevices,
  ReadDevicesV1,
  registerDevice,
  RegisterDeviceV1,
  removeDevice,
  RemoveDeviceV1,
  type DeviceChallengeV1,
  type DevicesV1,
  type DeviceV1,
  type PaymentAuthorisationV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Devices } from './devices.service';
import { PaymentAuthorisations } from './payment-authorisations.service';

@Controller()
export class DevicesConsumer {
  constructor(
    private readonly devices: Devices,
    private readonly authorisations: PaymentAuthorisations,
  ) {}

  @Answers(challengeDevice)
  challengeDevice(@Payload() { caller }: ChallengeDeviceV1): Promise<DeviceChallengeV1> {
    reachOf(caller, 'identity.challenge-device');
    return this.devices.challenge(caller);
  }

  @Answers(registerDevice)
  registerDevice(@Payload() { caller, body }: RegisterDeviceV1): Promise<DeviceV1> {
    reachOf(caller, 'identity.register-device');
    return this.devices.register(caller, body);
  }

  @Answers(readDevices)
  readDevices(@Payload() { caller }: ReadDevicesV1): Promise<DevicesV1> {
    reachOf(caller, 'identity.read-devices');
    return this.devices.list(caller);
  }

  @Answers(removeDevice)
  removeDevice(@Payload() { caller, deviceId }: RemoveDeviceV1): Promise<DeviceV1> {
    reachOf(caller, 'identity.remove-device');
    return this.devices.remove(caller, deviceId);
  }

  @Answers(authorisePayment)
  authorisePayment(@Payload() question: AuthorisePaymentV1): Promise<PaymentAuthorisationV1> {
    return this.authorisations.authorise(question);
  }
}
