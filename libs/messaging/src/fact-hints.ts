import type { Envelope, Fact } from '@hanout/contracts';
import { Logger } from '@nestjs/common';
import type { NatsConnection, Subscription } from 'nats';
import { readMessage } from './contract-pipe';

/** So many facts are known again when they go out once more, because a reader was late. */
const KNOWN_MAX = 20_000;

/**
 * Facts as they go by, for screens: every instance that listens at that moment hears them, nobody confirms them, and what
 * went by before is not told again. What must not be lost is applied by `OnFact`.
 */
export class FactHints {
  private readonly logger = new Logger('hints');
  private readonly subscriptions: Subscription[] = [];
  private readonly known = new Set<string>();

  constructor(private readonly connection: NatsConnection) {}

  /** `wants` is looked at before a fact is read: nobody pays for reading what nobody waits for. */
  listen<Data extends object>(
    fact: Fact<Data>,
    { wants, hear }: { wants: () => boolean; hear: (data: Data, envelope: Envelope<Data>) => void },
  ): void {
    const subscription = this.connection.subscribe(fact.subject, {
      callback: (error, message) => {
        if (error || !wants()) return;
        try {
          const envelope = message.json<Envelope<Data>>();
          if (!this.isNew(envelope.id)) return;
          hear(readMessage(fact.data, envelope.data), envelope);
        } catch (failure) {
          this.logger.warn(`a hint of ${fact.subject} is lost: ${String(failure)}`);
        }
      },
    });
    this.subscriptions.push(subscription);
  }

  /** Tells when the bus was away and is there again: what was said meanwhile is lost here. */
  async whenInterrupted(tell: () => void): Promise<void> {
    for await (const { type } of this.connection.status()) if (type === 'reconnect') tell();
  }

  stop(): void {
    for (const subscription of this.subscriptions) subscription.unsubscribe();
  }

  private isNew(factId: string): boolean {
    if (this.known.has(factId)) return false;
    this.known.add(factId);
    if (this.known.size > KNOWN_MAX) this.known.delete(this.known.values().next().value!);
    return true;
  }
}
