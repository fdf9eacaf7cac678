import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { businessDayOf, type Clock } from '@hanout/calendar';
import { inTransaction } from '@hanout/database';
import { CLOCK } from '@hanout/service-kit';
import { PersonalData } from '../personal-data/personal-data.service';
import { personPlace } from '../personal-data/places';
import { EntryIndex } from './entry-index';
import { addRules, readEdition, readEntries, readThreshold, type EntryRow } from './lists.queries';
import { SCREENING_ERRORS } from './screening.errors';
import {
  addHits,
  hasCleared,
  hasHit,
  isScreened,
  lockPerson,
  lockUnscreened,
  markScreened,
  type NamedPerson,
  type NewHit,
} from './screening.queries';
import seed from './screening-rules.json';

/** Few: comparing holds up the event loop, and nobody can change one of them before they are done. */
const BATCH = 20;

interface Edition {
  readonly edition: string;
  readonly index: EntryIndex;
  readonly entries: ReadonlyMap<string, EntryRow>;
}

/** Compares people with the sanctions lists that are loaded. */
@Injectable()
export class Screening implements OnModuleInit {
  private last?: Edition;

  constructor(
    private readonly dataSource: DataSource,
    private readonly personalData: PersonalData,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): Promise<void> {
    return addRules(this.dataSource.manager, seed);
  }

  /** Screens some of those who were not compared with the newest lists. @returns whether there may be more */
  async screenSome(): Promise<boolean> {
    return inTransaction(this.dataSource, async (manager) => {
      const edition = await readEdition(manager);
      if (edition === '0') return false;
      const people = await lockUnscreened(manager, { edition, limit: BATCH });
      await this.screen(manager, people, edition);
      return people.length === BATCH;
    });
  }

  /** In a transaction of its own, so that a hit stays although what it stands against is refused. */
  screenNow(personId: string): Promise<void> {
    return inTransaction(this.dataSource, async (manager) => {
      const person = await lockPerson(manager, personId);
      const edition = await readEdition(manager);
      if (person && edition !== '0' && !(await isScreened(manager, { personId, edition })))
        await this.screen(manager, [person], edition);
    });
  }

  /**
   * Within the transaction of what is to be granted: a person not compared with the newest lists is compared now.
   *
   * @param by who grants it: not the one who cleared a hit of this person, so that nobody does both alone
   * @returns why not, when he resembles somebody and nobody has said that he is not, or he was found to be
   */
  async objectionTo(
    manager: EntityManager,
    personId: string,
    by: string,
  ): Promise<keyof typeof CODES | undefined> {
    const person = await lockPerson(manager, personId);
    const edition = await readEdition(manager);
    if (person && edition !== '0' && !(await isScreened(manager, { personId, edition })))
      await this.screen(manager, [person], edition);
    if (await hasHit(manager, { personId, state: 'confirmed' })) return 'confirmed';
    if (await hasHit(manager, { personId, state: 'open' })) return 'open';
    return (await hasCleared(manager, { personId, by })) ? 'cleared' : undefined;
  }

  private async screen(
    manager: EntityManager,
    people: readonly NamedPerson[],
    edition: string,
  ): Promise<void> {
    if (people.length === 0) return;
    const { index, entries } = await this.editionOf(manager, edition);
    const at = this.clock.now();
    const threshold = await readThreshold(manager, businessDayOf(at));
    const hits: NewHit[] = [];
    for (const person of people)
      for (const { entry, score } of index.find(this.namesOf(person), threshold)) {
        const { list_id: listId, entry_id: entryId, content_hash: contentHash } = entries.get(entry)!;
        hits.push({ personId: person.person_id, listId, entryId, contentHash, score });
      }
    await addHits(manager, hits, at);
    await markScreened(manager, { people: people.map((person) => person.person_id), edition, at });
  }

  private namesOf(person: NamedPerson): string[] {
    // What the law no longer keeps of a person is empty.
    const columns = (['name_ar', 'name_fr'] as const).filter((name) => person[`${name}_sealed`].length > 0);
    return columns.map((column) =>
      this.personalData.open(
        person[`${column}_sealed`],
        person.key_id,
        personPlace(column, person.person_id),
      ),
    );
  }

  /** Read once for each edition. Entries loaded since are newer than `edition`, so their people are screened again. */
  private async editionOf(manager: EntityManager, edition: string): Promise<Edition> {
    if (this.last?.edition === edition) return this.last;
    const rows = await readEntries(manager);
    const index = new EntryIndex();
    const entries = new Map<string, EntryRow>();
    for (const row of rows) {
      const id = `${row.list_id} ${row.entry_id}`;
      entries.set(id, row);
      index.add(id, row.names);
    }
    this.last = { edition, index, entries };
    return this.last;
  }
}

const CODES = {
  open: 'identity.screening_open',
  confirmed: 'identity.screening_confirmed',
  cleared: 'identity.screening_cleared_by_you',
} as const;

/** The answer to an approval that `objectionTo` stands against. */
export function screeningError(objection: keyof typeof CODES): Error {
  return SCREENING_ERRORS.error(CODES[objection]);
}
