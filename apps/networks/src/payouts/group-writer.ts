import { setTimeout as pause } from 'node:timers/promises';

/** Writes one after another what was heard meanwhile, many together: one commit serves all of a group. */
export class GroupWriter<Item> {
  private waiting: Item[] = [];
  private writing: Promise<void> | undefined;
  private beganAt = -Infinity;

  constructor(
    private readonly options: {
      max: number;
      /** What is added within this time goes together. */
      gatherMs: number;
      /** Under load groups begin so far from one another; one after a pause does not wait for it. */
      apartMs: number;
      onFailure: (error: unknown, count: number) => void;
    },
    private readonly write: (group: Item[]) => Promise<void>,
  ) {}

  add(items: readonly Item[]): void {
    this.waiting.push(...items);
    this.writing ??= this.writeAll();
  }

  /** When everything that was added is written, or could not be. */
  async idle(): Promise<void> {
    while (this.writing) await this.writing;
  }

  private async writeAll(): Promise<void> {
    const { gatherMs, apartMs } = this.options;
    await pause(Math.max(gatherMs, this.beganAt + apartMs - performance.now()));
    this.beganAt = performance.now();
    while (this.waiting.length > 0) {
      const group = this.waiting.splice(0, this.options.max);
      await this.write(group).catch((error: unknown) => this.options.onFailure(error, group.length));
    }
    this.writing = undefined;
  }
}
