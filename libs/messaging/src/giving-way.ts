import { readFileSync } from 'node:fs';
import { getPriority } from 'node:os';

/** A process that waits for a processor for more than this part of its time is one of many that want it. */
const CROWDED = 0.7;
const TIMES_AS_LONG = 4;
const REST_MAX_MS = 400;

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

  /** Since it was last asked; 0 to 400 ms. */
  restMs(): number {
    const { last } = this;
    const now = (this.last = this.times());
    if (!last || !now || !this.isToldTo()) return 0;
    const waitedMs = now.waitedMs - last.waitedMs;
    const isCrowded = waitedMs > CROWDED * (waitedMs + now.ranMs - last.ranMs);
    return isCrowded ? Math.min(REST_MAX_MS, waitedMs * TIMES_AS_LONG) : 0;
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
