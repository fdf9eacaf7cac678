import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { PdfPage } from './pdf-page';
import type { PdfPoster } from './pdf-poster';

const WAITING_MAX = 8;
/** The longest file that is drawn takes a few seconds; what takes longer has gone wrong. */
const TIMEOUT_MS = 20_000;
const HEAP_MEGABYTES = 256;

interface Job {
  page: PdfPage | PdfPoster;
  resolve: (pdf: Buffer) => void;
  reject: (error: Error) => void;
}

type Drawn = { pdf: Uint8Array } | { failure: string };

/** Draws PDFs in one thread of its own, one after the other: payments go on beside it, and few may wait. */
@Injectable()
export class PdfRenderer implements OnApplicationShutdown {
  private readonly waiting: Job[] = [];
  private worker: Worker | undefined;
  private current: Job | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isClosed = false;

  /** @throws DomainError `platform.unavailable` when too many wait, or it takes too long */
  render(page: Job['page']): Promise<Buffer> {
    if (this.isClosed || this.waiting.length >= WAITING_MAX)
      return Promise.reject(PLATFORM_ERRORS.error('platform.unavailable'));
    return new Promise((resolve, reject) => {
      this.waiting.push({ page, resolve, reject });
      this.next();
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.isClosed = true;
    for (const { reject } of this.waiting.splice(0)) reject(PLATFORM_ERRORS.error('platform.unavailable'));
    await this.worker?.terminate();
  }

  private next(): void {
    if (this.isClosed || this.current !== undefined) return;
    this.current = this.waiting.shift();
    if (this.current === undefined) return;
    const worker = (this.worker ??= this.start());
    // The exit that follows fails the job; the next one begins another thread.
    this.timer = setTimeout(() => void worker.terminate(), TIMEOUT_MS);
    worker.postMessage(this.current.page);
  }

  private start(): Worker {
    const worker = new Worker(join(__dirname, 'draw-pdf.mjs'), {
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
    });
    worker.unref();
    worker.on('message', (drawn: Drawn) => {
      if ('pdf' in drawn) this.end(({ resolve }) => resolve(Buffer.from(drawn.pdf)));
      else this.end(({ reject }) => reject(new Error(drawn.failure)));
    });
    const lost = (error: unknown): void => {
      if (this.worker !== worker) return;
      this.worker = undefined;
      this.end(({ reject }) => reject(PLATFORM_ERRORS.error('platform.unavailable', { cause: error })));
    };
    worker.on('error', lost);
    worker.on('exit', lost);
    return worker;
  }

  private end(settle: (job: Job) => void): void {
    clearTimeout(this.timer);
    const job = this.current;
    this.current = undefined;
    if (job) settle(job);
    this.next();
  }
}
