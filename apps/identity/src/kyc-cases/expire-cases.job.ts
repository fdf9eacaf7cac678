import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { businessDayOf, type Clock } from '@hanout/calendar';
import { inTransaction } from '@hanout/database';
import { CLOCK, Jobs } from '@hanout/service-kit';
import { makeMove, readIdle, readReviewRules } from './kyc-cases.queries';

const EVERY_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Closes cases that nobody has gone on with, so that the wallet is free for another. */
@Injectable()
export class ExpireCasesJob implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'expire-kyc-cases', everyMs: EVERY_MS }, () => this.expireIdle());
  }

  async expireIdle(): Promise<void> {
    const at = this.clock.now();
    const { idleDays } = await readReviewRules(this.dataSource.manager, businessDayOf(at));
    const idle = await readIdle(this.dataSource.manager, new Date(at.getTime() - idleDays * DAY_MS));
    for (const caseId of idle)
      await inTransaction(this.dataSource, (manager) =>
        makeMove(manager, { caseId, move: 'expire', to: 'expired', by: 'expire-kyc-cases', at }),
      );
  }
}
