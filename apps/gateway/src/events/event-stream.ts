import type { ServerResponse } from 'node:http';
import type { Account } from './payment-news';

/** What waits for a reader: some hundred events. Who does not take them is not there, or not reading. */
const WAITING_MAX_BYTES = 256 * 1_024;
/** Not all at once, when a gateway goes: so many milliseconds after a break the browser comes back. */
const RETRY_MS = { least: 500, spread: 1_000 };

export interface Reader {
  /** Whom a bound of streams is for. */
  readonly callerId: string;
  readonly sessionId?: string;
  readonly account: Account;
  /** The end of his access token: then he comes back with another, or not. */
  readonly endsAt: Date;
}

/** One open answer of server-sent events (WHATWG HTML, 9.2). */
export class EventStream {
  constructor(
    readonly reader: Reader,
    private readonly answer: ServerResponse,
  ) {}

  /**
   * `isResumed`: the browser says that it was here before. What it missed is not kept anywhere, so it reads its list again.
   * The first id is what makes it say so next time.
   */
  begin({ isResumed }: { isResumed: boolean }): void {
    const retryMs = RETRY_MS.least + Math.floor(Math.random() * RETRY_MS.spread);
    this.write(`retry: ${retryMs}\nid: begun\n\n`);
    if (isResumed) this.reload();
  }

  say(event: string, data: object, id: string): void {
    this.write(`event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Something may have been missed. */
  reload(): void {
    this.write('event: reload\ndata: {}\n\n');
  }

  /** A comment: whoever stands between us sees that the line is in use, and we see when nobody is there. */
  beat(): void {
    this.write(': \n\n');
  }

  end(): void {
    this.answer.end();
  }

  private write(text: string): void {
    if (this.answer.destroyed || this.answer.writableEnded) return;
    if (this.answer.writableLength > WAITING_MAX_BYTES) this.answer.destroy();
    else this.answer.write(text);
  }
}
