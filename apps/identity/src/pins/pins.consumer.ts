import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { reachOf } from '@hanout/access';
import {
  checkPin,
  CheckPinV1,
  readPin,
  ReadPinV1,
  setPin,
  SetPinV1,
  type PinCheckedV1,
  type PinStateV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { AccessTokens } from '../sign-in/access-tokens.service';
import { PIN_RULES } from './pin-rules';
import { Pins } from './pins.service';

@Controller()
export class PinsConsumer {
  constructor(
    private readonly pins: Pins,
    private readonly tokens: AccessTokens,
  ) {}

  @Answers(readPin)
  readPin(@Payload() { caller }: ReadPinV1): Promise<PinStateV1> {
    reachOf(caller, 'identity.read-pin');
    return this.pins.read(caller.id);
  }

  @Answers(setPin)
  setPin(@Payload() { caller, body }: SetPinV1): Promise<PinStateV1> {
    reachOf(caller, 'identity.set-pin');
    return this.pins.set(caller, body);
  }

  @Answers(checkPin)
  async checkPin(@Payload() { caller, body }: CheckPinV1): Promise<PinCheckedV1> {
    reachOf(caller, 'identity.check-pin');
    await this.pins.prove(caller.id, body.pin, 'body.pin');
    return this.tokens.issue({ ...caller, strength: 'pin' }, PIN_RULES.strengthMinutes * 60);
  }
}
