import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Clock } from '@hanout/calendar';
import { CLOCK, Jobs } from '@hanout/service-kit';
import { IdentityConfig } from '../config';
import { readUnannounced } from './wallet-opening.queries';
import { WalletOpening } from './wallet-opening.service';

/** A ledger ask and a fact hold this many people. */
const BATCH_MAX = 500;

/** Completes enrolments whose ask died or got no answer from the ledger. */
@Injectable()
export class WalletOpeningJob implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly walletOpening: WalletOpening,
    private readonly jobs: Jobs,
    private readonly config: IdentityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'open-wallets', everyMs: this.config.openingRetryMs }, () =>
      this.completeOldest(),
    );
  }

  private async completeOldest(): Promise<boolean> {
    const enrolledBefore = new Date(this.clock.now().getTime() - this.config.openingGraceMs);
    const rows = await readUnannounced(this.dataSource.manager, { enrolledBefore, limit: BATCH_MAX });
    let refused = 0;
    for (const network of new Set(rows.map((row) => row.network))) {
      const enrolmentIds = rows.flatMap((row) => (row.network === network ? [row.enrolment_id] : []));
      refused += (await this.walletOpening.complete(network, enrolmentIds)).size;
    }
    // What the ledger refuses stays at the head: going on at once would ask for the same ones without end.
    return rows.length === BATCH_MAX && refused === 0;
  }
}
