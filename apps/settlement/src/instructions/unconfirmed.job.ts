import { businessDayOf, type Clock } from '@hanout/calendar';
import { inTransaction } from '@hanout/database';
import { CLOCK, Jobs } from '@hanout/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { openBreak } from '../breaks/breaks.queries';
import { SettlementConfig } from '../config';
import { findUnconfirmed } from './unconfirmed.queries';

/** What the bank was asked and has not booked in time, for whatever reason, is a break until it does. */
@Injectable()
export class UnconfirmedJob implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
    private readonly config: SettlementConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'look-for-unconfirmed', everyMs: this.config.explainEveryMs }, () => this.look());
  }

  async look(): Promise<void> {
    const today = businessDayOf(this.clock.now());
    await inTransaction(this.dataSource, async (manager) => {
      for (const { windowId, network, ...evidence } of await findUnconfirmed(manager, today))
        await openBreak(manager, {
          kind: 'settlement_unconfirmed',
          subjectId: windowId,
          network,
          evidence: { windowId, ...evidence },
        });
    });
  }
}
