import { setTimeout as pause } from 'node:timers/promises';
import type { PostingV1, TransferToPostV1 } from '@hanout/contracts';
import { sqlStateOf } from '@hanout/database';
import { LEDGER_ERRORS } from '../ledger.errors';

export type Flush = (transfers: readonly TransferToPostV1[]) => Promise<PostingV1[]>;

interface Waiting {
  transfers: readonly TransferToPostV1[];
  answer: (postings: PostingV1[]) => void;
  fail: (error: unknown) => void;
}

export interface PostingLimits {
  /** Transfers of a flush. */
  flushMax: number;
  /** Transfers that wait. */
  queueMax: number;
  /** Under load: milliseconds from the begin of a flush to that of the next. */
  flushEveryMs: number;
}

/** A flush of so many asks tells that callers are many: the next one is worth waiting for. */
const MANY_ASKS = 4;

/**
 * Groups what arrives while the last flush is in flight, so that many asks share one commit. One flush at a time, in
 * order of arrival; an ask is never split. What waits is bounded: memory cannot grow with the load.
 *
 * A flush costs the same processor time however little it carries, so under load the next one begins some time after the
 * last has begun and not at once. Few callers never wait for it.
 */
export class PostingQueue {
  private waiting: Waiting[] = [];
  private waitingTransfers = 0;
  private isFlushing = false;

  constructor(
    private readonly flush: Flush,
    private readonly limits: PostingLimits,
  ) {}

  /**
   * @throws DomainError `ledger.overloaded` when too many transfers wait already; nothing was posted
   * @throws anything the flush throws; whether it was posted is then unknown, and asking again with the same ids tells
   */
  post(transfers: readonly TransferToPostV1[]): Promise<PostingV1[]> {
    if (this.waitingTransfers + transfers.length > this.limits.queueMax) {
      return Promise.reject(LEDGER_ERRORS.error('ledger.overloaded'));
    }
    return new Promise((answer, fail) => {
      this.waiting.push({ transfers, answer, fail });
      this.waitingTransfers += transfers.length;
      if (!this.isFlushing) void this.flushAll();
    });
  }

  private async flushAll(): Promise<void> {
    this.isFlushing = true;
    // One turn of the event loop, so that what has arrived together is posted together.
    await new Promise(setImmediate);
    while (this.waiting.length > 0) {
      const group = this.takeGroup();
      const begunAt = performance.now();
      await this.flushGroup(group);
      const early = begunAt + this.limits.flushEveryMs - performance.now();
      if (group.length >= MANY_ASKS && early >= 1) await pause(early);
    }
    this.isFlushing = false;
  }

  private takeGroup(): Waiting[] {
    let transfers = 0;
    let asks = 0;
    for (const { transfers: next } of this.waiting) {
      if (asks > 0 && transfers + next.length > this.limits.flushMax) break;
      transfers += next.length;
      asks += 1;
    }
    this.waitingTransfers -= transfers;
    return this.waiting.splice(0, asks);
  }

  private async flushGroup(group: Waiting[]): Promise<void> {
    try {
      const postings = await this.flush(group.flatMap(({ transfers }) => transfers));
      let from = 0;
      for (const { transfers, answer } of group) answer(postings.slice(from, (from += transfers.length)));
    } catch (error) {
      if (group.length === 1 || !isContentAtFault(error)) {
        group.forEach(({ fail }) => fail(error));
        return;
      }
      // Something in one of them cannot even be read; it must not take its neighbours down.
      for (const ask of group) await this.flushGroup([ask]);
    }
  }
}

/** SQLSTATE classes 22 (data exception) and 23 (a constraint): the same content would fail again. */
function isContentAtFault(error: unknown): boolean {
  return /^2[23]/.test(sqlStateOf(error) ?? '');
}
