import { Jobs } from '@hanout/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SettlementConfig } from '../config';
import { explainBreaks } from './match-breaks.queries';

/** What a network had before us is explained when we are told of it, be it after its report. */
@Injectable()
export class ExplainJob implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
    private readonly config: SettlementConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'explain-breaks', everyMs: this.config.explainEveryMs }, () => this.explain());
  }

  async explain(): Promise<void> {
    await explainBreaks(this.dataSource.manager);
  }
}
