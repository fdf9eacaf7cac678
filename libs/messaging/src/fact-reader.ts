import { setTimeout as pause } from 'node:timers/promises';
import { ownerOf, type Envelope, type Fact } from '@hanout/contracts';
import { describeFailure, DomainError } from '@hanout/errors';
import { Logger } from '@nestjs/common';
import type { ConsumerMessages, JsMsg, NatsConnection } from 'nats';
import type { DataSource } from 'typeorm';
import { inTransaction } from '@hanout/database';
import type { Confirmations } from './confirmations';
import { readMessage } from './contract-pipe';
import { UNSEALED, type EnvelopeSeal } from './envelope-seal';
import type { FactHandler } from './on-fact';
import { ensureReader, ensureStream, streamOf } from './streams';

export interface FactSubscription {
  fact: Fact<object>;
  handler: FactHandler<object>;
}

const PAUSE_AFTER_LOSS_MS = 500;
const LAST_CONFIRMATIONS_MS = 1_000;

/** Which fact, and who is to hear that it is applied. */
type Said = Pick<Envelope<object>, 'id' | 'producer'>;

/**
 * Reads facts from JetStream and applies each once: inbox row and effect in one transaction, then the confirmation to
 * the sender, then the broker's ack. What cannot be applied after `deliveriesMax` tries is stored as a dead letter.
 */
export class FactReader {
  private readonly logger = new Logger('facts');
  private stopping = false;
  private readonly running: { messages?: ConsumerMessages; done: Promise<void> }[] = [];

  constructor(
    private readonly reader: string,
    private readonly connection: NatsConnection,
    private readonly dataSource: DataSource,
    private readonly confirmations: Confirmations,
    private readonly deliveriesMax: number,
    private readonly seal: EnvelopeSeal = UNSEALED,
  ) {}

  start(subscriptions: FactSubscription[]): void {
    const owners = new Map<string, FactSubscription[]>();
    for (const subscription of subscriptions) {
      const owner = ownerOf(subscription.fact.subject);
      if (!subscription.fact.readers.includes(this.reader)) {
        throw new Error(`${this.reader} is not listed among the readers of ${subscription.fact.subject}`);
      }
      owners.set(owner, [...(owners.get(owner) ?? []), subscription]);
    }
    for (const [owner, list] of owners) {
      const run: { messages?: ConsumerMessages; done: Promise<void> } = { done: Promise.resolve() };
      run.done = this.run(owner, new Map(list.map((one) => [one.fact.subject, one])), run);
      this.running.push(run);
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    // Not `close()`: that waits for the loop over the messages, which may not have begun.
    this.running.forEach((run) => run.messages?.stop());
    await Promise.all(this.running.map((run) => run.done));
    // A sender that is away would hold the stop up; what it is not told of it sends again.
    await Promise.race([this.confirmations.flush(), pause(LAST_CONFIRMATIONS_MS)]);
  }

  private async run(
    owner: string,
    bySubject: Map<string, FactSubscription>,
    run: { messages?: ConsumerMessages },
  ): Promise<void> {
    while (!this.stopping) {
      try {
        const manager = await this.connection.jetstreamManager();
        await ensureStream(manager, owner);
        await ensureReader(manager, this.reader, owner, [...bySubject.keys()]);
        const consumer = await this.connection.jetstream().consumers.get(streamOf(owner), this.reader);
        // The store may vanish under us: then the loop begins again and makes stream and reader anew.
        run.messages = await consumer.consume({
          max_messages: 64,
          idle_heartbeat: 2_000,
          abort_on_missing_resource: true,
        });
        // Told to stop while it was still beginning: nobody else would stop what has just been opened.
        if (this.stopping) run.messages.stop();
        for await (const message of run.messages) {
          // Given back at once: another instance need not wait until the broker misses it.
          if (this.stopping) message.nak();
          else await this.receive(bySubject, message);
        }
      } catch (error) {
        if (this.stopping) return;
        this.logger.warn(
          `facts of ${owner} interrupted: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
      if (!this.stopping) await pause(PAUSE_AFTER_LOSS_MS);
    }
  }

  private async receive(bySubject: Map<string, FactSubscription>, message: JsMsg): Promise<void> {
    const subscription = bySubject.get(message.subject);
    if (!subscription) {
      message.ack();
      return;
    }
    let said: Said;
    try {
      said = await this.apply(subscription, message);
    } catch (error) {
      const wrong = error instanceof DomainError && error.kind === 'invalid';
      if (!wrong && message.info.deliveryCount < this.deliveriesMax) {
        this.logger.warn(
          `${message.subject} not applied (delivery ${message.info.deliveryCount}): ${describeFailure(error)}`,
        );
        message.nak(Math.min(30_000, 200 * 2 ** message.info.deliveryCount));
        return;
      }
      const stored = await this.storeDeadLetter(message, error);
      if (!stored) {
        message.nak(5_000);
        return;
      }
      said = stored;
    }
    this.confirmations.add(said.producer, said.id);
    message.ack();
  }

  private async apply({ fact, handler }: FactSubscription, message: JsMsg): Promise<Said> {
    const envelope = message.json<Envelope<object>>();
    await inTransaction(this.dataSource, async (manager) => {
      const fresh: unknown[] = await manager.query(
        'insert into inbox (fact_id, subject) values ($1, $2) on conflict do nothing returning fact_id',
        [envelope.id, message.subject],
      );
      if (fresh.length === 0) return;
      const data = readMessage(fact.data, envelope.data);
      await handler(data, manager, { ...envelope, data });
    });
    return envelope;
  }

  /** Undefined when even that failed: then the broker keeps it. */
  private async storeDeadLetter(message: JsMsg, error: unknown): Promise<Said | undefined> {
    try {
      const envelope = message.json<Envelope<object>>();
      await this.dataSource.query(
        `insert into dead_letters (fact_id, subject, envelope, error, deliveries) values ($1, $2, $3, $4, $5)
           on conflict (fact_id) do nothing`,
        [
          envelope.id,
          message.subject,
          this.seal.seal(JSON.stringify(envelope), envelope.id),
          describeFailure(error),
          message.info.deliveryCount,
        ],
      );
      this.logger.error(
        `${message.subject} ${envelope.id} stored as a dead letter: ${describeFailure(error)}`,
      );
      return envelope;
    } catch (failure) {
      this.logger.error(
        `${message.subject} could not be stored as a dead letter: ${describeFailure(failure)}`,
      );
      return undefined;
    }
  }
}
