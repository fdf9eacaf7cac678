/** Long enough for company under load, and little of what an answer takes. */
export const GATHER_MS = 3;

/**
 * Questions that follow each other closely leave together: each departure is a write here, and a wake-up of the broker
 * and of whoever answers, however much it carries. A question with none shortly before it leaves at once.
 */
export class Departures {
  private lastAt = -Infinity;
  private waiting: (() => void)[] = [];

  /** @returns nothing when one may leave at once */
  next(): Promise<void> | undefined {
    const now = performance.now();
    if (this.waiting.length === 0 && now - this.lastAt >= GATHER_MS) {
      this.lastAt = now;
      return undefined;
    }
    return new Promise((leave) => {
      if (this.waiting.push(leave) === 1) setTimeout(() => this.leave(), GATHER_MS);
    });
  }

  private leave(): void {
    this.lastAt = performance.now();
    const waiting = this.waiting;
    this.waiting = [];
    for (const leave of waiting) leave();
  }
}
