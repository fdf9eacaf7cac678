import { ownerOf, type Envelope, type Fact } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { readMessage } from './contract-pipe';

/** Writes facts beside the effect they tell of, in the same transaction. */
export class Outbox {
  private onAdded: () => void = () => undefined;

  constructor(private readonly producer: string) {}

  /** The relay asks to be told, so that a fact need not wait for its next look. */
  whenAdded(listener: () => void): void {
    this.onAdded = listener;
  }

  /** @throws DomainError when the message is not of its contract: an invalid fact fails the transaction. */
  async add<Data extends object>(manager: EntityManager, fact: Fact<Data>, data: Data): Promise<string> {
    readMessage(fact.data, data);
    const envelope: Envelope<Data> = {
      id: uuidV7(),
      subject: fact.subject,
      occurredAt: new Date().toISOString(),
      producer: this.producer,
      data,
    };
    if (ownerOf(fact.subject) !== this.producer)
      throw new Error(`${this.producer} may not say ${fact.subject}`);
    await manager.query(
      'insert into outbox (fact_id, subject, envelope, open_readers) values ($1, $2, $3, $4)',
      [envelope.id, fact.subject, JSON.stringify(envelope), fact.readers],
    );
    this.onAdded();
    return envelope.id;
  }
}
