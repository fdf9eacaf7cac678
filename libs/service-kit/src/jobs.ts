import { describeFailure } from '@hanout/errors';
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
  private hasStopped = false;
  private readonly loops: Promise<void>[] = [];
  private readonly firstRuns: Promise<void>[] = [];
  private readonly ends: (() => void)[] = [];

  every(job: Job, run: () => Promise<boolean | void>): JobHandle {
    const { name, everyMs, apartMs = 0 } = job;
    const untilTurn = new Pause();
    const untilApart = new Pause();
    let nudged = false;
    const nudge = (): void => {
      nudged = true;
      untilTurn.end();
    };
    let ranOnce: () => void = () => undefined;
    this.firstRuns.push(new Promise<void>((resolve) => (ranOnce = resolve)));
    const loop = async (): Promise<void> => {
      while (!this.hasStopped) {
        nudged = false;
        const began = performance.now();
        const again = await run().catch((error: unknown) => {
          this.logger.error(`${name}: ${describeFailure(error)}`);
          return false;
        });
        ranOnce();
        if (again === true) continue;
        if (!nudged && !this.hasStopped) await untilTurn.take(everyMs);
        if (!this.hasStopped) await untilApart.take(began + apartMs - performance.now());
      }
    };
    this.ends.push(() => {
      untilTurn.end();
      untilApart.end();
    });
    this.loops.push(loop());
    return { nudge };
  }

  /** Every job looks once at the start; when all have, each works at its next turn only. */
  async haveRunOnce(): Promise<void> {
    await Promise.all(this.firstRuns);
  }

  get isStopping(): boolean {
    return this.hasStopped;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.hasStopped = true;
    this.ends.forEach((end) => end());
    await Promise.all(this.loops);
  }
}

/** Ends early when told. Without a signal, whose every end is an error with a trace: jobs turn hundreds of times a second. */
class Pause {
  end: () => void = () => undefined;

  async take(ms: number): Promise<void> {
    if (ms <= 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.end = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
