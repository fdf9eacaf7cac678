import type { OutcomeById } from '@hanout/network-kit';

export type BreakerState = 'closed' | 'open' | 'probing';

export interface BreakerReading {
  state: BreakerState;
  /** Failures in a row. */
  failures: number;
  /** When it opened. */
  openSince?: Date;
}

/** A call that has begun. */
export interface Begun {
  isProbe: boolean;
  /** After so many failures. */
  after: number;
}

/**
 * Of one process: while calls come to nothing as a whole, one after another, only a probe goes out now and then, until one
 * is answered. What waits meanwhile is not tried, and so is due at once afterwards. Calls that were under way together
 * fail together, as all on a line that is cut: that is one failure.
 */
export class Breaker {
  private failures = 0;
  private failuresEver = 0;
  private openSince: Date | undefined;
  private isProbing = false;
  private nextProbeAt = 0;

  constructor(
    private readonly limits: { failuresMax: number; probeEveryMs: number },
    private readonly now: () => Date,
  ) {}

  /** How many of so many calls may begin now. */
  allows(calls: number): number {
    if (!this.openSince) return calls;
    return !this.isProbing && this.now().getTime() >= this.nextProbeAt ? Math.min(1, calls) : 0;
  }

  /** One that is allowed begins. */
  begins(): Begun {
    this.isProbing = this.openSince !== undefined;
    return { isProbe: this.isProbing, after: this.failuresEver };
  }

  /** What came of one. @returns what changed by it */
  heard(outcomes: readonly OutcomeById[], { isProbe, after }: Begun): 'opened' | 'closed' | undefined {
    if (!isSilence(outcomes)) {
      const wasOpen = this.openSince !== undefined;
      this.failures = 0;
      this.openSince = undefined;
      this.isProbing = false;
      return wasOpen ? 'closed' : undefined;
    }
    if (after === this.failuresEver) {
      this.failuresEver += 1;
      this.failures += 1;
    }
    if (!this.openSince && this.failures < this.limits.failuresMax) return undefined;
    const wasOpen = this.openSince !== undefined;
    this.openSince ??= this.now();
    if (isProbe) this.isProbing = false;
    this.nextProbeAt = this.now().getTime() + this.limits.probeEveryMs;
    return wasOpen ? undefined : 'opened';
  }

  read(): BreakerReading {
    const { failures, openSince } = this;
    if (!openSince) return { state: 'closed', failures };
    return { state: this.isProbing ? 'probing' : 'open', failures, openSince };
  }
}

const SILENT = /^(timeout|not_connected|cut_off|http_5\d\d)$/;

/** The whole exchange came to nothing, whatever it was about. */
export function isSilence(outcomes: readonly OutcomeById[]): boolean {
  return outcomes.length > 0 && outcomes.every((one) => one.outcome === 'unknown' && SILENT.test(one.cause));
}
