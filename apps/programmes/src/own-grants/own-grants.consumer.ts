import { readOwnGrants, ReadOwnGrantsV1, type OwnGrantsV1 } from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { OwnGrants } from './own-grants.service';

@Controller()
export class OwnGrantsConsumer {
  constructor(private readonly grants: OwnGrants) {}

  @Answers(readOwnGrants)
  read(@Payload() question: ReadOwnGrantsV1): Promise<OwnGrantsV1> {
    return this.grants.read(question);
  }
}
