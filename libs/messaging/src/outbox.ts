import { ownerOf, type Envelope, type Fact } from '@hanout/contracts';
import { lastly } from '@hanout/database';
import type { EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { readMessage } from './contract-pipe';
import { UNSEALED, type EnvelopeSeal } from './envelope-seal';

/** Writes facts beside the effect they tell of, in the same transaction: they go with its commit. */
export class Outbox {
  private onAdded: () => void = () => undefined;

  constructor(
    private readonly producer: string,
    readonly seal: EnvelopeSeal = UNSEALED,
  ) {}

  /** The relay asks to be told, so that a fact need not wait for its next look. */
  whenAdded(listener: () => void): void {
    this.onAdded = listener;
  }

  /** @throws DomainError when the message is not of its contract: an invalid fact fails the transaction. */
  add<Data extends object>(manager: EntityManager, fact: Fact<Data>, data: Data): Promise<string[]> {
    return this.addAll(manager, fact, [data]);
  }

  /** Many facts of one kind in one statement; their ids, in order. */
  async addAll<Data extends object>(
    manager: EntityManager,
    fact: Fact<Data>,
    list: readonly Data[],
  ): Promise<string[]> {
    const owner = ownerOf(fact.subject);
    // A service of several instances says its facts under its one name; which instance said it, the envelope tells.
    if (owner !== this.producer && !this.producer.startsWith(`${owner}-`))
      throw new Error(`${this.producer} may not say ${fact.subject}`);
    if (list.length === 0) return [];
    const envelopes = list.map((data) => this.envelope(fact, data));
    await lastly(
      manager,
      `insert into outbox (fact_id, subject, envelope, open_readers)
         select fact_id, $2, envelope, $4 from unnest($1::uuid[], $3::text[]) as facts (fact_id, envelope)`,
      [
        envelopes.map(({ id }) => id),
        fact.subject,
        envelopes.map((one) => this.seal.seal(JSON.stringify(one), one.id)),
        fact.readers,
      ],
    );
    this.onAdded();
    return envelopes.map(({ id }) => id);
  }

  private envelope<Data extends object>(fact: Fact<Data>, data: Data): Envelope<Data> {
    readMessage(fact.data, data);
    const occurredAt = new Date().toISOString();
    return { id: uuidV7(), subject: fact.subject, occurredAt, producer: this.producer, data };
  }
}
