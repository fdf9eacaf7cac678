import { tellExposures, TellExposuresV1, type NetworkCapsV1 } from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Caps } from './caps.service';

@Controller()
export class CapsConsumer {
  constructor(private readonly caps: Caps) {}

  @Answers(tellExposures)
  exchange(@Payload() question: TellExposuresV1): Promise<NetworkCapsV1> {
    return this.caps.exchange(question);
  }
}
