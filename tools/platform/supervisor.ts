/**
 * Keeps a set of processes running: starts each, waits until it is ready, starts it again when it ends without being
 * told to, and stops all of them in order. Knows nothing of what they are.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { Launched } from './launch';
import type { ProcessIdentity } from './processes';
import { until } from './until';

export interface Unit {
  name: string;
  /** Units of a higher stage use those of a lower one and are stopped before them. */
  stage: number;
  launch(isRestart: boolean): Promise<Launched>;
  /** Whether it does its work now; without it, launched is ready. */
  isReady?(): Promise<boolean>;
  /** The end of its log, for the message that says why it does not start. */
  lastLines?(): string;
}

export interface SupervisorOptions {
  /** One line for people: what crashed, what came back. */
  onLine: (line: string) => void;
  /** A process began or ended. */
  onChange?: () => void;
  firstBackOffMs?: number;
  longestBackOffMs?: number;
  /** How long a first start may take until it is ready, crashes included. */
  readyTimeoutMs?: number;
}

/** A first start that crashes this often will not heal by itself. */
const crashesAtFirstStart = 4;
/** What ran this long has recovered: the back-off begins anew. */
const recoveredAfterMs = 60_000;

export class Supervisor {
  private readonly running = new Map<string, { unit: Unit; launched: Launched }>();
  private readonly launching = new Map<string, Promise<unknown>>();
  private readonly stopping = new AbortController();
  private readonly options: Required<SupervisorOptions>;

  constructor(options: SupervisorOptions) {
    this.options = {
      onChange: () => undefined,
      firstBackOffMs: 250,
      longestBackOffMs: 15_000,
      readyTimeoutMs: 90_000,
      ...options,
    };
  }

  /** The process of a unit at this moment; undefined while it is down. */
  pidOf(name: string): number | undefined {
    return this.running.get(name)?.launched.identity.pid;
  }

  processes(): Record<string, ProcessIdentity> {
    return Object.fromEntries([...this.running].map(([name, { launched }]) => [name, launched.identity]));
  }

  get isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  /**
   * Resolves with the milliseconds it took until the unit was ready; from then on it is kept running.
   * @throws Error with the end of its log when it does not get ready.
   */
  async start(unit: Unit): Promise<number> {
    const begunAt = Date.now();
    const deadline = begunAt + this.options.readyTimeoutMs;
    for (let crashes = 0; ; crashes += 1) {
      const launched = await this.launch(unit, crashes > 0);
      const outcome = await this.untilReady(unit, launched, deadline);
      if (outcome === 'ready') {
        void this.keepRunning(unit, launched);
        return Date.now() - begunAt;
      }
      if (this.isStopping) throw new Error(`${unit.name} was stopped while it started.`);
      if (outcome === 'too late' || crashes + 1 >= crashesAtFirstStart) {
        const reason =
          outcome === 'too late'
            ? `was not ready after ${this.options.readyTimeoutMs / 1000} s`
            : `ended (${outcome})`;
        throw new Error(`${unit.name} ${reason}.\n${unit.lastLines?.() ?? ''}`.trimEnd());
      }
      await this.pause(this.backOffMs(crashes + 1));
    }
  }

  /** Higher stages first; resolves when no process is left. May be called again. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.allSettled(this.launching.values());
    const stages = [...new Set([...this.running.values()].map(({ unit }) => unit.stage))].sort(
      (a, b) => b - a,
    );
    for (const stage of stages) {
      const units = [...this.running.values()].filter(({ unit }) => unit.stage === stage);
      await Promise.all(units.map(({ launched }) => launched.stop()));
    }
  }

  private async launch(unit: Unit, isRestart: boolean): Promise<Launched> {
    if (this.isStopping) throw new Error(`${unit.name} is not started: the platform is stopping.`);
    const launching = unit.launch(isRestart).then((launched) => {
      this.running.set(unit.name, { unit, launched });
      return launched;
    });
    this.launching.set(unit.name, launching);
    try {
      const launched = await launching;
      void launched.exited.then(() => this.forget(unit, launched));
      this.options.onChange();
      return launched;
    } finally {
      this.launching.delete(unit.name);
    }
  }

  private forget(unit: Unit, launched: Launched): void {
    if (this.running.get(unit.name)?.launched !== launched) return;
    this.running.delete(unit.name);
    this.options.onChange();
  }

  /** `ready`, `too late`, or how the process ended. */
  private async untilReady(unit: Unit, launched: Launched, deadline: number): Promise<string> {
    const isDecided = async () =>
      launched.hasExited() || this.isStopping || !unit.isReady || (await unit.isReady());
    const isInTime = await until(isDecided, { timeoutMs: Math.max(0, deadline - Date.now()), everyMs: 50 });
    if (launched.hasExited() || this.isStopping) return launched.hasExited() ? launched.exited : 'stopped';
    return isInTime ? 'ready' : 'too late';
  }

  private async keepRunning(unit: Unit, first: Launched): Promise<void> {
    let launched: Launched | undefined = first;
    let crashes = 0;
    while (!this.isStopping) {
      const begunAt = Date.now();
      const how = launched ? await launched.exited : 'not started';
      if (this.isStopping) return;
      crashes = Date.now() - begunAt > recoveredAfterMs ? 1 : crashes + 1;
      const waitMs = this.backOffMs(crashes);
      this.options.onLine(
        `${unit.name} ended (${how}); starting it again in ${(waitMs / 1000).toFixed(1)} s`,
      );
      await this.pause(waitMs);
      launched = await this.launchAgain(unit);
    }
  }

  private async launchAgain(unit: Unit): Promise<Launched | undefined> {
    const begunAt = Date.now();
    try {
      const launched = await this.launch(unit, true);
      void this.untilReady(unit, launched, begunAt + this.options.readyTimeoutMs).then((outcome) => {
        if (outcome === 'ready')
          this.options.onLine(`${unit.name} is back after ${((Date.now() - begunAt) / 1000).toFixed(1)} s`);
      });
      return launched;
    } catch (error) {
      if (!this.isStopping)
        this.options.onLine(`${unit.name}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }

  private backOffMs(crashes: number): number {
    return Math.min(this.options.firstBackOffMs * 2 ** (crashes - 1), this.options.longestBackOffMs);
  }

  /** Ends early when the platform stops. */
  private async pause(ms: number): Promise<void> {
    await delay(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}
