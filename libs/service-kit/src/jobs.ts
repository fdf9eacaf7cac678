import { describeFailure } from '@hanout/errors';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';

export interface JobHandle {
  /** Runs the job now instead of at its next turn. */
  nudge(): void;
}

export interface Job {
  name: string;
  everyMs: number;
  /** Nudged runs begin so far from one another, so that under load each finds more to do; one after a pause does not wait. */
  apartMs?: number;
}

/**
 * Work that comes back. One run at a time; a run that answers `true` has more to do and runs again at once; a run that
 * fails is logged and tried at its next turn. At shutdown the current run is waited for.
 */
@Injectable()
export class Jobs implements BeforeApplicationShutdown {
  private readonly logger = new Logger('jobs');
  private readonly stop = new AbortController();
  private readonly loops: Promise<void>[] = [];
  private readonly firstRuns: Promise<void>[] = [];
  private readonly wakes: (() => void)[] = [];

  every(job: Job, run: () => Promise<boolean | void>): JobHandle {
    const { name, everyMs, apartMs = 0 } = job;
    let wake: () => void = () => undefined;
    let nudged = false;
    const nudge = (): void => {
      nudged = true;
      wake();
    };
    let ranOnce: () => void = () => undefined;
    this.firstRuns.push(new Promise<void>((resolve) => (ranOnce = resolve)));
    const loop = async (): Promise<void> => {
      while (!this.stop.signal.aborted) {
        nudged = false;
        const began = performance.now();
        const again = await run().catch((error: unknown) => {
          this.logger.error(`${name}: ${describeFailure(error)}`);
          return false;
        });
        ranOnce();
        if (again === true) continue;
        if (!nudged) {
          const woken = new Promise<void>((resolve) => (wake = resolve));
          const turn = new AbortController();
          await Promise.race([woken, pauseUntil(turn.signal, everyMs)]);
          turn.abort();
        }
        await pauseUntil(this.stop.signal, began + apartMs - performance.now());
      }
    };
    this.wakes.push(nudge);
    this.loops.push(loop());
    return { nudge };
  }

  /** Every job looks once at the start; when all have, each works at its next turn only. */
  async haveRunOnce(): Promise<void> {
    await Promise.all(this.firstRuns);
  }

  get isStopping(): boolean {
    return this.stop.signal.aborted;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    this.wakes.forEach((wake) => wake());
    await Promise.all(this.loops);
  }
}

/** Ends early when told, and never fails. */
async function pauseUntil(told: AbortSignal, ms: number): Promise<void> {
  if (ms > 0) await pause(ms, undefined, { signal: told }).catch(() => undefined);
}
