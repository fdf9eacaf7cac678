import type { NumbersChangedV1, PeopleRegisteredV1 } from '@hanout/contracts';
import { readSealingKey, sealValue } from '@hanout/sealing';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NotificationsConfig } from '../config';

/** Where a contact's number is sealed to. */
export function contactPlace(personId: string): string {
  return `contacts.phone:${personId}`;
}

/** The service's own copy of how to reach people. */
@Injectable()
export class ContactsService {
  private readonly key: Buffer;

  constructor(config: NotificationsConfig) {
    this.key = readSealingKey(config.dataKey);
  }

  async keep({ people }: PeopleRegisteredV1, manager: EntityManager): Promise<void> {
    const reachable = new Map(
      people.filter((person) => person.phone).map((person) => [person.personId, person]),
    );
    if (reachable.size === 0) return;
    const contacts = [...reachable.values()];
    await manager.query(
      `insert into contacts (person_id, phone_sealed, language)
         select * from unnest($1::uuid[], $2::bytea[], $3::text[])
         order by 1
         on conflict (person_id) do update set phone_sealed = excluded.phone_sealed, language = excluded.language
          where contacts.number_changed_at is null`,
      [
        contacts.map((person) => person.personId),
        contacts.map((person) => sealValue(person.phone!, this.key, contactPlace(person.personId))),
        contacts.map((person) => person.language),
      ],
    );
  }

  /** Facts come in any order: a registration heard later, or an earlier change, does not bring a number back. */
  async change({ people, changedAt }: NumbersChangedV1, manager: EntityManager): Promise<void> {
    await manager.query(
      `insert into contacts (person_id, phone_sealed, language, number_changed_at)
         select person_id, phone_sealed, language, $4::timestamptz
           from unnest($1::uuid[], $2::bytea[], $3::text[]) as changed (person_id, phone_sealed, language)
         order by 1
         on conflict (person_id) do update
           set phone_sealed = excluded.phone_sealed, number_changed_at = excluded.number_changed_at
         where contacts.number_changed_at is null or contacts.number_changed_at < excluded.number_changed_at`,
      [
        people.map((person) => person.personId),
        people.map(({ personId, phone }) =>
          phone === undefined ? null : sealValue(phone, this.key, contactPlace(personId)),
        ),
        people.map((person) => person.language),
        changedAt,
      ],
    );
  }
}
