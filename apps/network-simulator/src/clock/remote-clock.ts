import { Injectable } from '@nestjs/common';
import { SimulatorConfig } from '../config';
import { Journal } from '../journal/journal';

/** The time that the networks' books and diaries go by. Days can pass at once: it may be ahead of ours, and never goes back. */
@Injectable()
export class RemoteClock {
  private readonly journal: Journal<{ aheadMs: number }>;
  private ahead: number;

  constructor(config: SimulatorConfig) {
    this.journal = new Journal(config.journalDir, 'clock');
    this.ahead = this.journal.read().at(-1)?.aheadMs ?? 0;
  }

  get aheadMs(): number {
    return this.ahead;
  }

  now(): Date {
    return new Date(Date.now() + this.ahead);
  }

  advance(ms: number): void {
    this.ahead += ms;
    this.journal.append([{ aheadMs: this.ahead }]);
  }
}
