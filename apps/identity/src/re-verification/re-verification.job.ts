import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Jobs } from '@hanout/service-kit';
import { Verifications } from './verifications.service';

const EVERY_MS = 600_000;

/** Tells holders in time, and lets lapse what was not shown again. */
@Injectable()
export class ReVerificationJob implements OnApplicationBootstrap {
  constructor(
    private readonly verifications: Verifications,
    private readonly jobs: Jobs,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'tell-verifications-due', everyMs: EVERY_MS }, () =>
      this.verifications.tellDue(),
    );
    this.jobs.every({ name: 'lapse-verifications', everyMs: EVERY_MS }, () => this.verifications.lapseOne());
  }
}
