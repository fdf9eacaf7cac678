import { ownerOf, type Envelope, type Fact } from '@hanout/contracts';
import { afterCommit, lastly } from '@hanout/database';
import type { EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { readMessage } from './contract-pipe';
import { UNSEALED, type EnvelopeSeal } from './envelope-seal';

/** A fact whose row is committed. */
export interface WrittenFact {
  factId: string;
  subject: string;
  /** JSON, not sealed. */
  envelope: string;
  /** Nobody of the house reads it. */
  isUnread: boolean;
}

/** Writes facts beside the effect they tell of, in the same transaction: they go with its commit. */
export class Outbox {
  private onWritten: (facts: WrittenFact[]) => void = () => undefined;

  constructor(
    private readonly producer: string,
    readonly seal: EnvelopeSeal = UNSEALED,
    /** When a row that was not confirmed by then is published again. */
    readonly redriveSeconds = 30,
  ) {}

  /** The relay asks to be given what is committed, so that it need not look for it. */
  whenWritten(listener: (facts: WrittenFact[]) => void): void {
    this.onWritten = listener;
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
    const facts = list.map((data): WrittenFact => {
      const envelope = this.envelope(fact, data);
      return {
        factId: envelope.id,
        subject: fact.subject,
        envelope: JSON.stringify(envelope),
        isUnread: fact.readers.length === 0,
      };
    });
    await lastly(
      manager,
      `insert into outbox (fact_id, subject, envelope, open_readers, publish_at)
         select fact_id, $2, envelope, $4, now() + make_interval(secs => $5)
           from unnest($1::uuid[], $3::text[]) as facts (fact_id, envelope)`,
      [
        facts.map(({ factId }) => factId),
        fact.subject,
        facts.map(({ factId, envelope }) => this.seal.seal(envelope, factId)),
        fact.readers,
        this.redriveSeconds,
      ],
    );
    afterCommit(manager, () => this.onWritten(facts));
    return facts.map(({ factId }) => factId);
  }

  private envelope<Data extends object>(fact: Fact<Data>, data: Data): Envelope<Data> {
    readMessage(fact.data, data);
    const occurredAt = new Date().toISOString();
    return { id: uuidV7(), subject: fact.subject, occurredAt, producer: this.producer, data };
  }
}
