import { Jobs } from '@hanout/service-kit';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { NoticeCount } from './notice.entity';
import { addCounts } from './notices.queries';

/** Counts what comes to the door. Written now and then: whoever floods us with forgeries makes no commit by each. */
@Injectable()
export class NoticeCounts implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private counts = new Map<NoticeCount, number>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'count-notices', everyMs: 500 }, () => this.write());
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.write();
  }

  add(what: NoticeCount): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  private async write(): Promise<void> {
    if (this.counts.size === 0) return;
    const counts = this.counts;
    this.counts = new Map();
    try {
      await addCounts(this.dataSource.manager, counts);
    } catch (error) {
      counts.forEach((count, what) => this.counts.set(what, (this.counts.get(what) ?? 0) + count));
      throw error;
    }
  }
}
