import { HeadPublishing, SEAL_MAX, sealEntries } from '@hanout/audit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Jobs } from './jobs';
import type { DatabaseServiceConfig } from './settings';

export const DATABASE_SETTINGS = Symbol('database settings');
const SEAL_EVERY_MS = 1_000;

/** Chains the entries of the service's audit trail, and publishes the head of the chain outside the database. */
@Injectable()
export class AuditSealingJob implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
    @Inject(DATABASE_SETTINGS) private readonly settings: DatabaseServiceConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.every(
      { name: 'seal-audit', everyMs: SEAL_EVERY_MS },
      async () => (await sealEntries(this.dataSource)) === SEAL_MAX,
    );
    const { auditHeadsFile, auditHeadEverySeconds } = this.settings;
    if (auditHeadsFile === undefined) return;
    const heads = new HeadPublishing(this.dataSource, auditHeadsFile);
    this.jobs.every({ name: 'publish-audit-head', everyMs: auditHeadEverySeconds * 1_000 }, () =>
      heads.publish(),
    );
  }
}
