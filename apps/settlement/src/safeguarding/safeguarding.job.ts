import { addDays, businessDayOf, type Clock } from '@hanout/calendar';
import { readTotals } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Asks, NoAnswer } from '@hanout/messaging';
import { CLOCK, failpoint, Jobs } from '@hanout/service-kit';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { openBreak } from '../breaks/breaks.queries';
import { SettlementConfig } from '../config';
import { termsOn } from '../terms/terms';
import { readTerms } from '../terms/terms.queries';
import { heldOf } from './held';
import { findProof, insertProof, proveDays } from './proofs.queries';

export const POOLED_CURRENCY = 'MAD';

/**
 * After midnight in Casablanca writes down what the ledger holds for people; when the bank’s statement of that day is there,
 * proves one with the other. What people do to each other meanwhile does not change the sum.
 */
@Injectable()
export class SafeguardingJob implements OnApplicationBootstrap {
  private readonly logger = new Logger('safeguarding');

  constructor(
    private readonly dataSource: DataSource,
    private readonly asks: Asks,
    private readonly jobs: Jobs,
    private readonly config: SettlementConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'prove-safeguarding', everyMs: this.config.proveEveryMs }, () =>
      this.prove().catch((error: unknown) => {
        if (!(error instanceof NoAnswer)) throw error;
        this.logger.warn(`yesterday is not proved yet: ${error.message}`);
      }),
    );
  }

  /** @throws NoAnswer when the ledger is not there; it is asked again at the next turn */
  async prove(): Promise<void> {
    await this.readLedger();
    await inTransaction(this.dataSource, async (manager) => {
      for (const { day, currency, ...row } of await proveDays(manager))
        if (row.unexplained_minor !== '0')
          await openBreak(manager, {
            kind: 'safeguarding_differs',
            subjectId: `${day}|${currency}`,
            evidence: { day, currency, ...row },
          });
      failpoint('settlement.proving');
    });
  }

  /** Of yesterday, once; before there was a pooled account there is nothing to prove. */
  private async readLedger(): Promise<void> {
    const of = { day: addDays(businessDayOf(this.clock.now()), -1), currency: POOLED_CURRENCY };
    const { manager } = this.dataSource;
    if (!termsOn(await readTerms(manager), { party: 'platform', day: of.day })) return;
    if (await findProof(manager, of)) return;
    const [question, deadlineMs] = [{ currency: of.currency }, this.config.totalsDeadlineMs];
    const { totals, readAt } = await this.asks.ask(readTotals, question, { deadlineMs });
    await insertProof(manager, { ...of, ...heldOf(totals), readAt });
  }
}
