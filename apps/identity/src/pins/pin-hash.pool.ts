import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { PLATFORM_ERRORS } from '@hanout/errors';

/** Parameters of argon2id for new hashes; each hash names its own. */
export interface PinStrength {
  memoryCost: number;
  timeCost: number;
  parallelism: number;
}

interface Job {
  /** With `stored`: whether it fits; without: a new hash. */
  message: { secret: string; stored?: string; strength?: PinStrength };
  resolve: (result: string | boolean) => void;
  reject: (error: Error) => void;
}

type WorkerAnswer = { result: string | boolean } | { error: string };

/** Threads of their own for argon2id, so that hashing holds up neither the event loop nor sign-ins by code. */
export class PinHashPool {
  private readonly idle: Worker[] = [];
  private readonly busy = new Map<Worker, Job>();
  private readonly waiting: Job[] = [];
  private isClosed = false;

  constructor(private readonly limits: { workers: number; waitingMax: number }) {}

  /** @throws DomainError `platform.unavailable` when too many wait */
  async hash(secret: string, strength: PinStrength): Promise<string> {
    return (await this.run({ secret, strength })) as string;
  }

  /** @throws DomainError `platform.unavailable` when too many wait */
  async verify(secret: string, stored: string): Promise<boolean> {
    return (await this.run({ secret, stored })) as boolean;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    for (const { reject } of this.waiting.splice(0)) reject(PLATFORM_ERRORS.error('platform.unavailable'));
    await Promise.all([...this.idle, ...this.busy.keys()].map((worker) => worker.terminate()));
  }

  private run(message: Job['message']): Promise<string | boolean> {
    if (this.isClosed || this.waiting.length >= this.limits.waitingMax)
      return Promise.reject(PLATFORM_ERRORS.error('platform.unavailable'));
    return new Promise((resolve, reject) => {
      this.waiting.push({ message, resolve, reject });
      this.next();
    });
  }

  private next(): void {
    if (this.isClosed || this.waiting.length === 0) return;
    const worker = this.idle.pop() ?? (this.busy.size < this.limits.workers ? this.start() : undefined);
    if (worker === undefined) return;
    const job = this.waiting.shift()!;
    this.busy.set(worker, job);
    worker.postMessage(job.message);
  }

  private start(): Worker {
    const worker = new Worker(join(__dirname, 'pin-hash.worker.mjs'));
    worker.unref();
    worker.on('message', (answer: WorkerAnswer) => {
      const job = this.busy.get(worker);
      this.busy.delete(worker);
      this.idle.push(worker);
      if ('result' in answer) job?.resolve(answer.result);
      else job?.reject(new Error(answer.error));
      this.next();
    });
    // A thread that dies takes its one job with it; the next job begins another.
    const lost = (error: unknown): void => {
      const job = this.busy.get(worker);
      this.busy.delete(worker);
      const place = this.idle.indexOf(worker);
      if (place >= 0) this.idle.splice(place, 1);
      job?.reject(error instanceof Error ? error : new Error('the thread ended'));
      this.next();
    };
    worker.on('error', lost);
    worker.on('exit', lost);
    return worker;
  }
}
