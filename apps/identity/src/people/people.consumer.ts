import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { findPerson, FindPersonV1, type PersonFoundV1 } from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { People } from './people.service';

@Controller()
export class PeopleConsumer {
  constructor(private readonly people: People) {}

  @Answers(findPerson)
  find(@Payload() question: FindPersonV1): Promise<PersonFoundV1> {
    return this.people.find(question);
  }
}
