import { inTransaction } from '@hanout/database';
import { Jobs } from '@hanout/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PaymentsConfig } from '../config';
import { readRulebook } from '../rules/rulebook';
import { expireUploads } from './bulks.queries';
import { deletePieces } from './pieces.queries';

const AT_ONCE_MAX = 100;

/**
 * Gives up bulks whose file was refused or never came whole, and keeps no piece of a file that is not being sent: what
 * was read of it stands in lines and problems.
 */
@Injectable()
export class ExpireUploadsJob implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
    private readonly config: PaymentsConfig,
  ) {}

  onApplicationBootstrap(): void {
    const { expireUploadsEveryMs: everyMs } = this.config;
    this.jobs.every({ name: 'expire-uploads', everyMs }, () => this.expire());
  }

  /** True when there may be more. */
  private async expire(): Promise<boolean> {
    const { rules } = await readRulebook(this.dataSource.manager);
    return inTransaction(this.dataSource, async (manager) => {
      const seconds = rules.bulkUploadSeconds;
      const expired = await expireUploads(manager, { seconds, limit: AT_ONCE_MAX });
      await deletePieces(manager, expired);
      return expired.length === AT_ONCE_MAX;
    });
  }
}
