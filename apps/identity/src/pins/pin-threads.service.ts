import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { IdentityConfig } from '../config';
import { PinHashPool } from './pin-hash.pool';

/** The pool of the service, closed with it. */
@Injectable()
export class PinThreads implements OnApplicationShutdown {
  readonly pool: PinHashPool;

  constructor(config: IdentityConfig) {
    this.pool = new PinHashPool({ workers: config.pinWorkers, waitingMax: config.pinsWaitingMax });
  }

  onApplicationShutdown(): Promise<void> {
    return this.pool.close();
  }
}
