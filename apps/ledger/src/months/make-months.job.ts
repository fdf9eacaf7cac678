import { Jobs } from '@hanout/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';

const EVERY_MS = 3_600_000;

/** Makes the tables of the next months before they are needed: else the first posting of a month makes them, and waits. */
@Injectable()
export class MakeMonthsJob implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'make-months', everyMs: EVERY_MS }, async () => {
      await this.dataSource.query(
        `select ensure_month(month_of(now() + n * interval '1 month')) from generate_series(0, 2) n`,
      );
    });
  }
}
