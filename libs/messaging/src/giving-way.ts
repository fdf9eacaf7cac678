import { readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

/** A process that waits for a processor for more than this part of its time is one of many that want it. */
const CROWDED = 0.7;
const TIMES_AS_LONG = 4;
const REST_MIN_MS = 50;
const REST_MAX_MS = 400;
/** After so long it works whether others are in a hurry or not. */
const RESTS_MAX_MS = 1_000;

/** Of the main thread since it began. */
export interface ProcessorTimes {
  ranMs: number;
  waitedMs: number;
}

/**
 * How long one who was told to give way, by a niceness above zero, rests before its next piece of work. Its own share of
 * full processors is small, but what it asks of PostgreSQL is done there as fast as for anybody: so it asks less of it
 * while others are in a hurry. How long it was kept waiting for a processor says whether they are.
 */
export class GivingWay {
  private last: ProcessorTimes | undefined;

  /** @param times undefined where the system does not say them, as others than Linux: then it never rests */
  constructor(
    private readonly times: () => ProcessorTimes | undefined = processorTimes,
    private readonly isToldTo: () => boolean = () => getPriority() > 0,
  ) {
    this.last = times();
  }

  /**
   * Rests, and on waking looks again: how long it waited for a processor to wake says whether the others are done. A second
   * in all, and the last rest.
   */
  async rest(isStopping: () => boolean): Promise<void> {
    const until = performance.now() + RESTS_MAX_MS;
    for (;;) {
      const restMs = this.restMs();
      if (restMs === 0 || isStopping() || performance.now() > until) return;
      await pause(restMs);
    }
  }

  /** Since it was last asked; 0, or 50 to 400 ms. */
  restMs(): number {
    const { last } = this;
    const now = (this.last = this.times());
    if (!last || !now || !this.isToldTo()) return 0;
    const waitedMs = now.waitedMs - last.waitedMs;
    const isCrowded = waitedMs > CROWDED * (waitedMs + now.ranMs - last.ranMs);
    return isCrowded ? Math.min(REST_MAX_MS, Math.max(REST_MIN_MS, waitedMs * TIMES_AS_LONG)) : 0;
  }
}

/** Nanoseconds on a processor and nanoseconds in wait of one are the first two words (Linux, `sched-stats.rst`). */
function processorTimes(): ProcessorTimes | undefined {
  try {
    const [ran, waited] = readFileSync('/proc/self/schedstat', 'latin1').split(' ').map(Number);
    return { ranMs: ran! / 1e6, waitedMs: waited! / 1e6 };
  } catch {
    return undefined;
  }
}
