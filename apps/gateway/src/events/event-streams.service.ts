import type { Clock } from '@hanout/calendar';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { CLOCK } from '@hanout/service-kit';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { GatewayConfig } from '../config';
import type { EventStream } from './event-stream';
import type { Account } from './payment-news';

/** The streams that are open here, by the account they tell of. */
@Injectable()
export class EventStreams implements OnModuleInit, BeforeApplicationShutdown {
  private readonly streams = new Map<Account, Set<EventStream>>();
  private readonly byCaller = new Map<string, Set<EventStream>>();
  private beats: NodeJS.Timeout | undefined;
  private open = 0;

  constructor(
    private readonly config: GatewayConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  get count(): number {
    return this.open;
  }

  onModuleInit(): void {
    this.beats = setInterval(() => this.beat(), this.config.eventHeartbeatSeconds * 1_000).unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.beats);
    this.forEach((stream) => stream.end());
  }

  /** @throws DomainError `platform.unavailable` when no more of them fit here */
  makeRoom(): void {
    if (this.open >= this.config.eventStreamsMax) throw PLATFORM_ERRORS.error('platform.unavailable');
  }

  /**
   * The oldest of a caller's makes room: a phone that changed its network leaves streams behind that only look open.
   *
   * @returns what to call when it is closed
   */
  add(stream: EventStream): () => void {
    const { account, callerId } = stream.reader;
    const own = setOf(this.byCaller, callerId);
    if (own.size >= this.config.eventStreamsPerCallerMax) own.values().next().value!.end();
    own.add(stream);
    setOf(this.streams, account).add(stream);
    this.open += 1;
    return () => {
      if (remove(this.streams, account, stream)) this.open -= 1;
      remove(this.byCaller, callerId, stream);
    };
  }

  of(account: Account): Iterable<EventStream> {
    return this.streams.get(account) ?? [];
  }

  forEach(act: (stream: EventStream) => void): void {
    for (const own of this.streams.values()) for (const stream of own) act(stream);
  }

  /** Whoever signed out hears nothing more. */
  endSession(sessionId: string): void {
    this.forEach((stream) => {
      if (stream.reader.sessionId === sessionId) stream.end();
    });
  }

  private beat(): void {
    const now = this.clock.now();
    this.forEach((stream) => (stream.reader.endsAt > now ? stream.beat() : stream.end()));
  }
}

function setOf<Key>(sets: Map<Key, Set<EventStream>>, key: Key): Set<EventStream> {
  const known = sets.get(key);
  if (known) return known;
  const made = new Set<EventStream>();
  sets.set(key, made);
  return made;
}

function remove<Key>(sets: Map<Key, Set<EventStream>>, key: Key, stream: EventStream): boolean {
  const own = sets.get(key);
  if (!own?.delete(stream)) return false;
  if (own.size === 0) sets.delete(key);
  return true;
}
