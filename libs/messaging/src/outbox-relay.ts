import { setTimeout as pause } from 'node:timers/promises';
import { confirmFacts, ownerOf, type ConfirmFactsV1 } from '@hanout/contracts';
import { Logger } from '@nestjs/common';
import type { JetStreamClient, NatsConnection, Subscription } from 'nats';
import type { DataSource } from 'typeorm';
import type { Outbox } from './outbox';
import { ensureStream } from './streams';
import { decodePacket, encodePacket, type QuestionPacket } from './wire';

const BATCH_MAX = 200;
/** What this process adds it is told of; this finds what another left behind, and what was not confirmed in time. */
const LOOK_EVERY_MS = 1_000;
/** What it is told of may take a while to be committed: so it looks for it, so many times. */
const LOOK_SOON_MS = 250;
const LOOKS_SOON = 4;
const GATHER_MS = 50;
const AFTER_FAILURE_MS = 1_000;

interface OutboxRow {
  fact_id: string;
  subject: string;
  envelope: string;
  attempts: number;
  is_unread: boolean;
}

/**
 * Publishes outbox rows and closes them when their readers have confirmed. A row whose readers have not all confirmed
 * in time is published again, with growing pauses, for ever: losing the message store loses no fact. One that nobody of
 * the house reads closes when the stream has it.
 */
export class OutboxRelay {
  private readonly logger = new Logger('outbox');
  private readonly stream: JetStreamClient;
  /** Owners whose stream was there once. */
  private readonly known = new Set<string>();
  private stopping = false;
  private wake: () => void = () => undefined;
  private looksSoon = 0;
  private loop: Promise<void> | undefined;
  private confirmations: Subscription | undefined;

  constructor(
    private readonly service: string,
    private readonly connection: NatsConnection,
    private readonly dataSource: DataSource,
    private readonly redriveSeconds: number,
    private readonly outbox: Outbox,
  ) {
    this.stream = connection.jetstream({ timeout: 10_000 });
    outbox.whenAdded(() => {
      this.looksSoon = LOOKS_SOON;
      this.wake();
    });
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
    await this.loop;
    this.confirmations?.unsubscribe();
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        const published = await this.publishBatch();
        if (published === BATCH_MAX) continue;
        const isSoon = this.looksSoon > 0;
        if (isSoon) this.looksSoon -= 1;
        await this.nextLook(isSoon ? LOOK_SOON_MS : LOOK_EVERY_MS);
      } catch (error) {
        this.logger.warn(`facts wait: ${error instanceof Error ? error.message : String(error)}`);
        await this.nextLook(AFTER_FAILURE_MS);
      }
    }
  }

  private async nextLook(ms: number): Promise<void> {
    if (this.stopping) return;
    const woken = new Promise<void>((resolve) => (this.wake = resolve));
    await Promise.race([woken, pause(ms)]);
    // A row is announced a moment before its transaction commits, and others follow it: nobody waits for a fact.
    if (!this.stopping) await pause(GATHER_MS);
  }

  /** Claims rows by moving their next publication, so that no transaction is open while the broker is spoken to. */
  private async publishBatch(): Promise<number> {
    const [rows] = (await this.dataSource.query(
      `update outbox set attempts = attempts + 1,
              publish_at = now() + make_interval(secs => least($1 * (2 ^ least(attempts, 10)), 600))
        where fact_id = any(array(select fact_id from outbox where publish_at <= now()
                                   order by publish_at, fact_id limit ${BATCH_MAX} for update skip locked))
        returning fact_id, subject, envelope, attempts, open_readers = '{}' as is_unread`,
      [this.redriveSeconds],
    )) as [OutboxRow[], number];
    if (rows.length === 0) return 0;
    try {
      await this.publish(rows);
    } catch (error) {
      await this.dataSource.query('update outbox set publish_at = now() where fact_id = any($1)', [
        rows.map((row) => row.fact_id),
      ]);
      throw error;
    }
    await this.closeUnread(rows);
    return rows.length;
  }

  /** Nobody of the house will confirm these: the stream has them, that is all. */
  private async closeUnread(rows: readonly OutboxRow[]): Promise<void> {
    const unread = rows.filter(({ is_unread: isUnread }) => isUnread);
    if (unread.length === 0) return;
    await this.dataSource.query('delete from outbox where fact_id = any($1)', [
      unread.map(({ fact_id }) => fact_id),
    ]);
  }

  private async publish(rows: OutboxRow[]): Promise<void> {
    const send = (row: OutboxRow) =>
      // The attempt is part of the broker's id: a fact driven again must not be swallowed as a duplicate.
      this.stream.publish(row.subject, this.outbox.seal.open(row.envelope, row.fact_id), {
        msgID: `${row.fact_id}:${row.attempts}`,
      });
    const owners = [...new Set(rows.map(({ subject }) => ownerOf(subject)))];
    try {
      // Without its stream a fact that somebody merely listens to waits for an answer until the broker's time is up.
      await this.ensureStreams(owners.filter((owner) => !this.known.has(owner)));
      await Promise.all(rows.map(send));
    } catch {
      await this.ensureStreams(owners);
      await Promise.all(rows.map(send));
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
