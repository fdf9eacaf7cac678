import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { enrolPeople, EnrolPeopleV1, type PeopleEnrolledV1 } from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Enrolment } from './enrolment.service';

@Controller()
export class EnrolmentConsumer {
  constructor(private readonly enrolment: Enrolment) {}

  @Answers(enrolPeople)
  enrolPeople(@Payload() question: EnrolPeopleV1): Promise<PeopleEnrolledV1> {
    return this.enrolment.enrolPeople(question);
  }
}
