import type { PostingV1, TransferToPostV1 } from '@hanout/contracts';
import { sqlStateOf } from '@hanout/database';
import { LEDGER_ERRORS } from '../ledger.errors';

export type Flush = (transfers: readonly TransferToPostV1[]) => Promise<PostingV1[]>;

export interface PostingLimits {
  /** Transfers in one flush at most; a larger ask is flushed whole. */
  flushMax: number;
  /** Transfers that may wait at most. */
  queueMax: number;
}

/** One works in PostgreSQL while the next is sent and the last one's answers are given out. */
const FLUSHES_AT_ONCE = 2;

/** Fewer transfers than this cost as much as the flush around them: they wait for the one in flight, not behind it. */
const WORTH_A_FLUSH = 64;

interface Waiting {
  transfers: readonly TransferToPostV1[];
  answer: (postings: PostingV1[]) => void;
  fail: (error: unknown) => void;
}

/**
 * Groups what arrives while flushes are in flight, so that many asks share one commit. Groups are made in order of
 * arrival; an ask is never split. Two flushes are in flight: the head of the ledger puts one behind the other, and
 * PostgreSQL need not wait for us between them. What waits is bounded: memory cannot grow with the load.
 */
export class PostingQueue {
  private waiting: Waiting[] = [];
  private transfersWaiting = 0;
  private flushesInFlight = 0;
  private transfersInFlight = 0;
  private isTurnAwaited = false;

  constructor(
    private readonly flush: Flush,
    private readonly limits: PostingLimits,
  ) {}

  /**
   * @throws DomainError `ledger.overloaded` when too many transfers wait already; nothing was posted
   * @throws anything the flush throws; whether it was posted is then unknown, and asking again with the same ids tells
   */
  post(transfers: readonly TransferToPostV1[]): Promise<PostingV1[]> {
    if (this.transfersWaiting + transfers.length > this.limits.queueMax) {
      return Promise.reject(LEDGER_ERRORS.error('ledger.overloaded'));
    }
    return new Promise((answer, fail) => {
      this.waiting.push({ transfers, answer, fail });
      this.transfersWaiting += transfers.length;
      this.flushNextTurn();
    });
  }

  /** One turn of the event loop, so that what has arrived together is posted together. */
  private flushNextTurn(): void {
    if (this.isTurnAwaited || !this.isFlushDue()) return;
    this.isTurnAwaited = true;
    setImmediate(() => {
      this.isTurnAwaited = false;
      this.flushWaiting();
    });
  }

  private flushWaiting(): void {
    while (this.isFlushDue()) {
      const group = this.takeGroup();
      const transfers = group.reduce((sum, ask) => sum + ask.transfers.length, 0);
      this.flushesInFlight += 1;
      this.transfersInFlight += transfers;
      void this.flushGroup(group).then(() => {
        this.flushesInFlight -= 1;
        this.transfersInFlight -= transfers;
        this.flushWaiting();
      });
    }
  }

  private isFlushDue(): boolean {
    if (this.flushesInFlight === 0) return this.waiting.length > 0;
    return this.flushesInFlight < FLUSHES_AT_ONCE && this.transfersWaiting >= WORTH_A_FLUSH;
  }

  /** What is there is shared evenly: one large flush and one small would leave PostgreSQL waiting after the small one. */
  private takeGroup(): Waiting[] {
    const share = Math.ceil((this.transfersWaiting + this.transfersInFlight) / FLUSHES_AT_ONCE);
    const most = Math.min(this.limits.flushMax, Math.max(WORTH_A_FLUSH, share));
    let transfers = 0;
    let asks = 0;
    for (const { transfers: next } of this.waiting) {
      if (asks > 0 && transfers + next.length > most) break;
      transfers += next.length;
      asks += 1;
    }
    this.transfersWaiting -= transfers;
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
