import { Jobs } from '@hanout/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { LedgerConfig } from '../config';
import { HeadsService } from './heads.service';

@Injectable()
export class PublishHeadJob implements OnApplicationBootstrap {
  constructor(
    private readonly heads: HeadsService,
    private readonly jobs: Jobs,
    private readonly config: LedgerConfig,
  ) {}

  onApplicationBootstrap(): void {
    const everyMs = this.config.headEverySeconds * 1_000;
    this.jobs.every({ name: 'publish-head', everyMs }, () => this.heads.publishHead());
  }
}
