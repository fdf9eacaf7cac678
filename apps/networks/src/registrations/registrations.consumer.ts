import {
  peopleRegistered,
  PeopleRegisteredV1,
  readRegistrations,
  ReadRegistrationsV1,
  type NetworkName,
  type RegistrationsV1,
} from '@hanout/contracts';
import { Answers, OnFact } from '@hanout/messaging';
import { Controller, type Type } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { EntityManager } from 'typeorm';
import { RegistrationsService } from './registrations.service';

/** The message door of one network: its subjects carry its name. */
export function registrationsConsumer(network: NetworkName): Type<object> {
  @Controller()
  class RegistrationsConsumer {
    constructor(private readonly registrations: RegistrationsService) {}

    @Answers(readRegistrations[network])
    read(@Payload() question: ReadRegistrationsV1): Promise<RegistrationsV1> {
      return this.registrations.read(question);
    }

    @OnFact(peopleRegistered)
    onPeopleRegistered(data: PeopleRegisteredV1, manager: EntityManager): Promise<void> {
      return this.registrations.onPeopleRegistered(data, manager);
    }
  }
  return RegistrationsConsumer;
}
