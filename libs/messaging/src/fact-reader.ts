import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import { ownerOf, type Envelope, type Fact } from '@hanout/contracts';
import { describeFailure, DomainError } from '@hanout/errors';
import { Logger } from '@nestjs/common';
import type { ConsumerMessages, JsMsg, NatsConnection } from 'nats';
import type { DataSource } from 'typeorm';
import { inTransaction } from '@hanout/database';
import type { Confirmations } from './confirmations';
import { readMessage } from './contract-pipe';
import { UNSEALED, type EnvelopeSeal } from './envelope-seal';
import { GivingWay } from './giving-way';
import type { FactHandler } from './on-fact';
import { ensureReader, ensureStream, streamOf } from './streams';

export interface FactSubscription {
  fact: Fact<object>;
  handler: FactHandler<object>;
}

const PAUSE_AFTER_LOSS_MS = 500;
const LAST_CONFIRMATIONS_MS = 1_000;

/** Facts that share a commit, and how many bytes of them: a long one is enough by itself. */
const BATCH_MAX = 64;
const BATCH_BYTES = 262_144;
/** Batches of a stream begin so far from one another, full ones excepted: one that comes alone does not wait. */
const BATCH_EVERY_MS = 150;

/** Which fact, and who is to hear that it is applied. */
type Said = Pick<Envelope<object>, 'id' | 'producer'>;

interface Delivered {
  subscription: FactSubscription;
  message: JsMsg;
}

/**
 * Reads facts from JetStream and applies each once: inbox row and effect in one transaction, which those that wait together
 * share, then the confirmation to the sender, then the broker's ack. What cannot be applied after `deliveriesMax` tries is stored as a dead letter.
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
    private readonly givingWay = new GivingWay(),
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
        await this.read(run.messages, bySubject);
      } catch (error) {
        if (this.stopping) return;
        this.logger.warn(
          `facts of ${owner} interrupted: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
      if (!this.stopping) await pause(PAUSE_AFTER_LOSS_MS);
    }
  }

  /** What arrives while a batch is applied, and a little longer, is the next batch: under load one commit serves many facts. */
  private async read(messages: ConsumerMessages, bySubject: Map<string, FactSubscription>): Promise<void> {
    const waiting: JsMsg[] = [];
    let beganAt = -Infinity;
    let applying: Promise<void> | undefined;
    let failure: Error | undefined;
    const applyWaiting = async (): Promise<void> => {
      try {
        // What came in one piece goes together.
        await turn();
        while (waiting.length > 0) {
          const early = beganAt + BATCH_EVERY_MS - performance.now();
          if (early > 0 && !this.stopping && !nextBatch(waiting).isFull) await pause(early);
          await this.givingWay.rest(() => this.stopping);
          beganAt = performance.now();
          await this.receiveAll(bySubject, waiting.splice(0, nextBatch(waiting).count));
        }
      } catch (error) {
        failure = error instanceof Error ? error : new Error(String(error));
        messages.stop();
      } finally {
        applying = undefined;
      }
    };
    for await (const message of messages) {
      waiting.push(message);
      applying ??= applyWaiting();
    }
    await applying;
    if (failure) throw failure;
  }

  private async receiveAll(bySubject: Map<string, FactSubscription>, batch: JsMsg[]): Promise<void> {
    const facts: Delivered[] = [];
    for (const message of batch) {
      const subscription = bySubject.get(message.subject);
      // Given back at once: another instance need not wait until the broker misses it.
      if (this.stopping) message.nak();
      else if (subscription) facts.push({ subscription, message });
      else message.ack();
    }
    if (facts.length > 1) {
      // Whichever of them is the trouble: each alone then, so that it holds up none of the others.
      const said = await this.apply(facts).catch(() => undefined);
      if (said) {
        said.forEach((one, place) => this.settle(one, facts[place]!.message));
        return;
      }
    }
    for (const fact of facts) await this.receive(fact);
  }

  private settle(said: Said, message: JsMsg): void {
    this.confirmations.add(said.producer, said.id);
    message.ack();
  }

  private async receive(fact: Delivered): Promise<void> {
    const { message } = fact;
    let said: Said;
    try {
      [said] = (await this.apply([fact])) as [Said];
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
    this.settle(said, message);
  }

  /** In their order, all or none, those that were applied before excepted. */
  private async apply(facts: readonly Delivered[]): Promise<Said[]> {
    const envelopes = facts.map(({ message }) => message.json<Envelope<object>>());
    await inTransaction(this.dataSource, async (manager) => {
      const rows: { fact_id: string }[] = await manager.query(
        `insert into inbox (fact_id, subject)
         select fact_id, subject from unnest($1::uuid[], $2::text[]) as f (fact_id, subject) order by fact_id
         on conflict do nothing returning fact_id`,
        [envelopes.map(({ id }) => id), facts.map(({ message }) => message.subject)],
      );
      const fresh = new Set(rows.map((row) => row.fact_id));
      for (const [place, envelope] of envelopes.entries()) {
        if (!fresh.delete(envelope.id)) continue;
        const { fact, handler } = facts[place]!.subscription;
        const data = readMessage(fact.data, envelope.data);
        await handler(data, manager, { ...envelope, data });
      }
    });
    return envelopes;
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

function nextBatch(waiting: readonly JsMsg[]): { count: number; isFull: boolean } {
  let bytes = 0;
  const last = waiting.findIndex(
    ({ data }, place) => place + 1 === BATCH_MAX || (bytes += data.length) > BATCH_BYTES,
  );
  return last === -1 ? { count: waiting.length, isFull: false } : { count: last + 1, isFull: true };
}
