import { Jobs } from '@hanout/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { hurryCrossings, takeUpCrossings } from './crossings.queries';
import { CrossingsService } from './crossings.service';
import { HalvesService } from './halves.service';

const BATCH_MAX = 200;

/** Goes on with what was left half done: a process was killed, or a peer did not answer. */
@Injectable()
export class CrossingsJob implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly crossings: CrossingsService,
    private readonly halves: HalvesService,
    private readonly jobs: Jobs,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await hurryCrossings(this.dataSource);
    this.jobs.every({ name: 'drive-crossings', everyMs: 1_000 }, async () => {
      const taken = await takeUpCrossings(this.dataSource, BATCH_MAX);
      await this.crossings.drive(taken);
      return taken.length === BATCH_MAX;
    });
    this.jobs.every({ name: 'post-rests', everyMs: 1_000 }, () => this.halves.postRests());
  }
}
