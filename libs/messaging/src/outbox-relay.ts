import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import { confirmFacts, ownerOf, type ConfirmFactsV1 } from '@hanout/contracts';
import { Logger } from '@nestjs/common';
import type { JetStreamClient, NatsConnection, Subscription } from 'nats';
import type { DataSource } from 'typeorm';
import type { Outbox, WrittenFact } from './outbox';
import { ensureStream } from './streams';
import { decodePacket, encodePacket, type QuestionPacket } from './wire';

const BATCH_MAX = 200;
/** Finds what another process left behind, and what was not confirmed in time. */
const LOOK_EVERY_MS = 1_000;
const AFTER_FAILURE_MS = 1_000;
/** Characters of facts on their way to the broker; what comes beyond them waits in its rows until it is driven again. */
const UNDERWAY_MAX = 16_777_216;

interface OutboxRow {
  fact_id: string;
  subject: string;
  envelope: string;
  attempts: number;
  is_unread: boolean;
}

interface Publication extends WrittenFact {
  attempts: number;
}

/**
 * Publishes facts and closes their rows when their readers have confirmed. What this process has committed goes at once, as
 * it is in memory; a row whose readers have not all confirmed in time, or whose process ended before it could, is published
 * from the table, with growing pauses, for ever: losing the message store loses no fact. One that nobody of the house reads
 * closes when the stream has it.
 */
export class OutboxRelay {
  private readonly logger = new Logger('outbox');
  private readonly stream: JetStreamClient;
  /** Owners whose stream was there once. */
  private readonly known = new Set<string>();
  private stopping = false;
  private wake: () => void = () => undefined;
  private written: WrittenFact[] = [];
  private underway = 0;
  private readonly publishing = new Set<Promise<void>>();
  private loop: Promise<void> | undefined;
  private confirmations: Subscription | undefined;

  constructor(
    private readonly service: string,
    private readonly connection: NatsConnection,
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
  ) {
    this.stream = connection.jetstream({ timeout: 10_000 });
    outbox.whenWritten((facts) => this.take(facts));
  }

  start(): void {
    this.confirmations = this.connection.subscribe(confirmFacts(this.service).subject, {
      queue: this.service,
    });
    void this.answerConfirmations(this.confirmations);
    this.loop = this.run();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await Promise.all([this.loop, ...this.publishing]);
    this.confirmations?.unsubscribe();
  }

  /** What is committed in one turn of the event loop goes together. */
  private take(facts: WrittenFact[]): void {
    const characters = facts.reduce((sum, { envelope }) => sum + envelope.length, 0);
    if (this.underway + characters > UNDERWAY_MAX) return;
    this.underway += characters;
    this.written.push(...facts);
    if (this.written.length > facts.length) return;
    const publishing = turn()
      .then(() => this.publishWritten())
      .finally(() => this.publishing.delete(publishing));
    this.publishing.add(publishing);
  }

  private async publishWritten(): Promise<void> {
    const facts = this.written.splice(0);
    try {
      await this.publishAll(facts.map((fact) => ({ ...fact, attempts: 0 })));
    } catch (error) {
      this.logger.warn(`facts wait: ${textOf(error)}`);
    } finally {
      for (const { envelope } of facts) this.underway -= envelope.length;
    }
  }

  private async run(): Promise<void> {
    let isBehind = true;
    while (!this.stopping) {
      try {
        if (isBehind) await this.takeOver();
        isBehind = false;
        if ((await this.publishBatch()) < BATCH_MAX) await this.nextLook(LOOK_EVERY_MS);
      } catch (error) {
        this.logger.warn(`facts wait: ${textOf(error)}`);
        await this.nextLook(AFTER_FAILURE_MS);
      }
    }
  }

  /** Facts that the process before this one committed, and may not have published. */
  private async takeOver(): Promise<void> {
    await this.dataSource.query('update outbox set publish_at = now() where attempts = 0');
  }

  private async nextLook(ms: number): Promise<void> {
    if (this.stopping) return;
    const woken = new Promise<void>((resolve) => (this.wake = resolve));
    await Promise.race([woken, pause(ms)]);
  }

  /** Claims rows by moving their next publication, so that no transaction is open while the broker is spoken to. */
  private async publishBatch(): Promise<number> {
    const [rows] = (await this.dataSource.query(
      `update outbox set attempts = attempts + 1,
              publish_at = now() + make_interval(secs => least($1 * (2 ^ least(attempts, 10)), 600))
        where fact_id = any(array(select fact_id from outbox where publish_at <= now()
                                   order by publish_at, fact_id limit ${BATCH_MAX} for update skip locked))
        returning fact_id, subject, envelope, attempts, open_readers = '{}' as is_unread`,
      [this.outbox.redriveSeconds],
    )) as [OutboxRow[], number];
    if (rows.length === 0) return 0;
    await this.publishAll(
      rows.map(({ fact_id: factId, subject, envelope, attempts, is_unread: isUnread }) => ({
        factId,
        subject,
        envelope: this.outbox.seal.open(envelope, factId),
        attempts,
        isUnread,
      })),
    );
    return rows.length;
  }

  /** @throws Error when the broker does not take them; then the next look does */
  private async publishAll(facts: readonly Publication[]): Promise<void> {
    try {
      await this.publish(facts);
    } catch (error) {
      await this.dataSource.query('update outbox set publish_at = now() where fact_id = any($1)', [
        facts.map(({ factId }) => factId),
      ]);
      throw error;
    }
    // Nobody of the house will confirm these: the stream has them, that is all.
    const unread = facts.filter(({ isUnread }) => isUnread).map(({ factId }) => factId);
    if (unread.length > 0)
      await this.dataSource.query('delete from outbox where fact_id = any($1)', [unread]);
  }

  private async publish(facts: readonly Publication[]): Promise<void> {
    const send = ({ factId, subject, envelope, attempts }: Publication) =>
      // The attempt is part of the broker's id: a fact driven again must not be swallowed as a duplicate.
      this.stream.publish(subject, envelope, { msgID: `${factId}:${attempts}` });
    const owners = [...new Set(facts.map(({ subject }) => ownerOf(subject)))];
    try {
      // Without its stream a fact that somebody merely listens to waits for an answer until the broker's time is up.
      await this.ensureStreams(owners.filter((owner) => !this.known.has(owner)));
      await Promise.all(facts.map(send));
    } catch {
      await this.ensureStreams(owners);
      await Promise.all(facts.map(send));
    }
  }

  private async ensureStreams(owners: readonly string[]): Promise<void> {
    if (owners.length === 0) return;
    const manager = await this.connection.jetstreamManager();
    for (const owner of owners) {
      await ensureStream(manager, owner);
      this.known.add(owner);
    }
  }

  private async answerConfirmations(questions: Subscription): Promise<void> {
    for await (const message of questions) {
      try {
        const { data, id } = decodePacket<QuestionPacket>(message.data);
        const { reader, factIds } = data as ConfirmFactsV1;
        const closed = await this.confirm(reader, factIds);
        message.respond(encodePacket({ id, response: { closed }, isDisposed: true }));
      } catch (error) {
        this.logger.warn(`confirmation lost, the facts go out again: ${String(error)}`);
      }
    }
  }

  /**
   * Locked in id order first: two readers that confirm the same facts at once must not wait for each other in a ring. The
   * locked rows are read as they are now, also by the second of the two.
   */
  private async confirm(reader: string, factIds: string[]): Promise<number> {
    const rows: { closed: number }[] = await this.dataSource.query(
      `with waiting as materialized (
         select fact_id, open_readers <@ array[$2] as is_last from outbox
          where fact_id = any($1::uuid[]) and $2 = any(open_readers) order by fact_id for update
       ), closed as (
         delete from outbox o using waiting w where o.fact_id = w.fact_id and w.is_last returning 1
       ), noted as (
         update outbox o set open_readers = array_remove(o.open_readers, $2)
           from waiting w where o.fact_id = w.fact_id and not w.is_last
       )
       select count(*)::int as closed from closed`,
      [factIds, reader],
    );
    return rows[0]!.closed;
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
