import { PLATFORM_ERRORS } from '@hanout/errors';

interface Waiting<Item, Result> {
  item: Item;
  since: number;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

export interface GroupLimits {
  /** Groups on the way at once. */
  lanes: number;
  /** Items of one group. */
  groupMax: number;
  waitingMax: number;
  /** Groups begin so far from one another, full ones excepted: under load each then carries more. */
  groupEveryMs: number;
  /**
   * What has waited so long is turned away and not begun: its asker gives up before it would be done, and whoever works
   * for those who have left is too late for all. Absent: everything is worked on, however late.
   */
  patienceMs?: number;
}

/**
 * Collects what comes in while earlier groups are on their way, so that under load one commit or one question serves
 * many, and alone nobody waits. Order of arrival is kept within a lane, not between lanes.
 */
export class Grouped<Item, Result> {
  private readonly waiting: Waiting<Item, Result>[] = [];
  private lanesInUse = 0;
  private lastBegan = -Infinity;
  private timer: NodeJS.Timeout | undefined;
  private isNext = false;

  constructor(
    /** One result for each item, in order. When it throws, the whole group fails. */
    private readonly work: (items: Item[]) => Promise<Result[]>,
    private readonly limits: GroupLimits,
    /** The error comes from something within one item: then each is worked on alone, so that none fails its neighbours. */
    private readonly isOfOneItem: (error: unknown) => boolean = () => false,
  ) {}

  /** @throws DomainError `platform.unavailable` when too many wait already, or it has waited too long; nothing was done */
  add(item: Item): Promise<Result> {
    if (this.waiting.length >= this.limits.waitingMax) {
      return Promise.reject(PLATFORM_ERRORS.error('platform.unavailable'));
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, since: performance.now(), resolve, reject });
      this.next();
    });
  }

  /** Not at once: what is added in the same turn of the event loop, as the results of another group are, goes together. */
  private next(): void {
    const { lanes, groupMax, groupEveryMs } = this.limits;
    if (this.isNext || this.lanesInUse >= lanes || this.waiting.length === 0) return;
    const early = this.waiting.length < groupMax ? this.lastBegan + groupEveryMs - performance.now() : 0;
    if (early > 0) {
      this.timer ??= setTimeout(() => this.begin(), early);
      return;
    }
    this.isNext = true;
    setImmediate(() => this.begin());
  }

  private begin(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.isNext = false;
    this.turnAwayOld();
    while (this.lanesInUse < this.limits.lanes && this.waiting.length > 0) {
      this.lanesInUse += 1;
      this.lastBegan = performance.now();
      void this.run(this.waiting.splice(0, this.limits.groupMax));
    }
  }

  private turnAwayOld(): void {
    const { patienceMs = Infinity } = this.limits;
    const since = performance.now() - patienceMs;
    while (this.waiting.length > 0 && this.waiting[0]!.since < since)
      this.waiting.shift()!.reject(PLATFORM_ERRORS.error('platform.unavailable'));
  }

  private async run(group: Waiting<Item, Result>[]): Promise<void> {
    try {
      await this.workOn(group);
    } finally {
      this.lanesInUse -= 1;
      this.next();
    }
  }

  private async workOn(group: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.work(group.map(({ item }) => item));
      if (results.length !== group.length)
        throw new Error(`${group.length} items had ${results.length} results`);
      results.forEach((result, place) => group[place]?.resolve(result));
    } catch (error) {
      if (group.length > 1 && this.isOfOneItem(error)) {
        for (const one of group) await this.workOn([one]);
      } else {
        group.forEach(({ reject }) => reject(error));
      }
    }
  }
}
