import { numbersChanged, NumbersChangedV1, peopleRegistered, PeopleRegisteredV1 } from '@hanout/contracts';
import { OnFact } from '@hanout/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ContactsService } from './contacts.service';

@Injectable()
export class ContactsConsumer {
  constructor(private readonly contacts: ContactsService) {}

  @OnFact(peopleRegistered)
  onPeopleRegistered(data: PeopleRegisteredV1, manager: EntityManager): Promise<void> {
    return this.contacts.keep(data, manager);
  }

  @OnFact(numbersChanged)
  onNumbersChanged(data: NumbersChangedV1, manager: EntityManager): Promise<void> {
    return this.contacts.change(data, manager);
  }
}
