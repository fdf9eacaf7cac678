import {
  peopleRegistered,
  readPayees,
  PageRequestV1,
  PeopleRegisteredV1,
  type PayeesV1,
} from '@hanout/contracts';
import { Answers, OnFact } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { EntityManager } from 'typeorm';
import { PayeesService } from './payees.service';

@Controller()
export class PayeesConsumer {
  constructor(private readonly payees: PayeesService) {}

  @OnFact(peopleRegistered)
  onPeopleRegistered(data: PeopleRegisteredV1, manager: EntityManager): Promise<void> {
    return this.payees.learnWallets(data, manager);
  }

  @Answers(readPayees)
  read(@Payload() question: PageRequestV1): Promise<PayeesV1> {
    return this.payees.read(question);
  }
}
