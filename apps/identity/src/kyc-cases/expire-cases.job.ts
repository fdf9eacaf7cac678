import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { businessDayOf, type Clock } from '@hanout/calendar';
import { inTransaction } from '@hanout/database';
import { CLOCK, Jobs } from '@hanout/service-kit';
import { lockForgotten, makeMove, readIdle, readReviewRules } from './kyc-cases.queries';

const EVERY_MS = 600_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Closes cases that nobody has gone on with, so that the wallet is free for another, and takes back claims. */
@Injectable()
export class ExpireCasesJob implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'expire-kyc-cases', everyMs: EVERY_MS }, () => this.expireIdle());
    this.jobs.every({ name: 'release-kyc-cases', everyMs: EVERY_MS }, () => this.releaseOne());
  }

  /** Another reviewer may have it: who claimed it has had time enough. @returns false when there is none */
  async releaseOne(): Promise<boolean> {
    const at = this.clock.now();
    const { claimHours } = await readReviewRules(this.dataSource.manager, businessDayOf(at));
    return inTransaction(this.dataSource, async (manager) => {
      const row = await lockForgotten(manager, new Date(at.getTime() - claimHours * HOUR_MS));
      if (row === undefined) return false;
      const to = row.stage === 'last' ? 'escalated' : 'submitted';
      return makeMove(manager, { caseId: row.case_id, move: 'release', to, by: 'release-kyc-cases', at });
    });
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
