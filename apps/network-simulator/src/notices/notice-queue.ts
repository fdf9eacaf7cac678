import type { Notice } from './notice';

/** What one network is still to tell. */
export class NoticeQueue {
  private readonly all = new Map<string, Notice>();
  private readonly waiting = new Map<string, Notice>();

  apply(notice: Notice): void {
    this.all.set(notice.id, notice);
    if (notice.state === 'waiting') this.waiting.set(notice.id, notice);
    else this.waiting.delete(notice.id);
  }

  find(id: string): Notice | undefined {
    return this.all.get(id);
  }

  /** What is to be told by then, in the order of writing. */
  due(now: Date): Notice[] {
    const by = now.toISOString();
    return [...this.waiting.values()].filter(({ dueAt }) => dueAt <= by);
  }

  early(): Notice[] {
    return [...this.waiting.values()].filter(({ isEarly }) => isEarly);
  }

  counts(): Record<Notice['state'], number> {
    const counts = { waiting: 0, told: 0, lost: 0 };
    for (const { state } of this.all.values()) counts[state] += 1;
    return counts;
  }
}
