import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';

const EVERY_MS = 300;

/** Tells how far a long step is, a few times a second, outside the transaction of the step so that others can see it. */
export class ProgressReport {
  private readonly logger = new Logger(ProgressReport.name);
  private reportedAtMs = 0;
  private writing: Promise<void> | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly rosterId: string,
  ) {}

  /** Returns at once; what comes too soon after the last report is left out. */
  note(step: string, done: number, total: number): void {
    const nowMs = performance.now();
    if (this.writing || nowMs - this.reportedAtMs < EVERY_MS) return;
    this.reportedAtMs = nowMs;
    this.writing = this.write(step, done, total);
  }

  /** After this nothing is written any more. */
  async end(): Promise<void> {
    await this.writing;
  }

  private async write(step: string, done: number, total: number): Promise<void> {
    try {
      await this.dataSource.query(
        `insert into roster_progress (roster_id, step, done, total) values ($1, $2, $3, $4)
           on conflict (roster_id) do update set step = excluded.step, done = excluded.done, total = excluded.total, reported_at = now()`,
        [this.rosterId, step, done, total],
      );
    } catch (error) {
      // Progress is for looking at: an evaluation does not fail for it.
      this.logger.warn(`progress of ${this.rosterId} not stored: ${String(error)}`);
    } finally {
      this.writing = undefined;
    }
  }
}
