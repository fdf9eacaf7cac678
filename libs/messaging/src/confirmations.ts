import { confirmFacts } from '@hanout/contracts';
import { Logger } from '@nestjs/common';
import { NoAnswer, type Asks } from './asks';

/** Nobody waits for a confirmation but the row that would go out again after seconds. */
const FLUSH_AFTER_MS = 200;
const FLUSH_MAX = 500;

/** Tells senders, in small batches, which of their facts are applied. A lost confirmation costs one more delivery. */
export class Confirmations {
  private readonly logger = new Logger('facts');
  private readonly waiting = new Map<string, string[]>();
  private timer: NodeJS.Timeout | undefined;
  private flushing: Promise<void> = Promise.resolve();

  constructor(
    private readonly reader: string,
    private readonly asks: Asks,
  ) {}

  add(owner: string, factId: string): void {
    const facts = this.waiting.get(owner) ?? [];
    facts.push(factId);
    this.waiting.set(owner, facts);
    this.timer ??= setTimeout(() => void this.flush(), FLUSH_AFTER_MS);
  }

  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const batches = [...this.waiting];
    this.waiting.clear();
    this.flushing = this.flushing.then(() => this.send(batches));
    return this.flushing;
  }

  private async send(batches: [string, string[]][]): Promise<void> {
    for (const [owner, factIds] of batches) {
      for (let from = 0; from < factIds.length; from += FLUSH_MAX) {
        try {
          await this.asks.ask(confirmFacts(owner), {
            reader: this.reader,
            factIds: factIds.slice(from, from + FLUSH_MAX),
          });
        } catch (error) {
          if (!(error instanceof NoAnswer)) throw error;
          this.logger.warn(`confirmation to ${owner} not answered; it will send the facts again`);
        }
      }
    }
  }
}
