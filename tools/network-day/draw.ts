import { createHash } from 'node:crypto';

/** Whole numbers and choices that are the same for the same seed (xorshift32). */
export class Draw {
  private state: number;

  constructor(seed: number) {
    this.state = createHash('sha256').update(`draw ${seed}`).digest().readUInt32LE() || 1;
  }

  /** From 0 to below `below`. */
  number(below: number): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return (this.state >>> 0) % below;
  }

  one<Item>(items: readonly Item[]): Item {
    return items[this.number(items.length)]!;
  }
}
