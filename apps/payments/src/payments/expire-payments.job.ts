import { inTransaction } from '@hanout/database';
import { failpoint, Jobs } from '@hanout/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PaymentsConfig } from '../config';
import { PaymentMoves } from './payment-moves.service';
import { Payment } from './payment.entity';
import { moved, WAITING_STATES } from './payment.moves';
import { PostingsService } from './postings.service';
import { forgetQuotes } from './quotes.queries';

/** Ends what nobody answered in time, by the database's clock; what was kept aside is set free by the ledger first. */
@Injectable()
export class ExpirePaymentsJob implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly moves: PaymentMoves,
    private readonly postings: PostingsService,
    private readonly jobs: Jobs,
    private readonly config: PaymentsConfig,
  ) {}

  onApplicationBootstrap(): void {
    const { expireEveryMs: everyMs } = this.config;
    this.jobs.every({ name: 'expire-payments', everyMs }, () => this.expire());
    this.jobs.every({ name: 'forget-quotes', everyMs }, () => this.forget());
  }

  /** True when there may be more. */
  private async expire(): Promise<boolean> {
    const { groupMax } = this.config;
    const expired = await inTransaction(this.dataSource, async (manager) => {
      const due = await manager
        .createQueryBuilder(Payment, 'payment')
        .where('payment.state in (:...states) and payment.expiresAt <= now()', { states: WAITING_STATES })
        .orderBy('payment.expiresAt')
        .limit(groupMax)
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .getMany();
      const moves = due.map((payment) => {
        const toState = moved(payment.state, 'expired')!;
        return { payment, event: 'expired' as const, toState, failure: null, completedAt: null };
      });
      return moves.length === 0 ? new Map<string, Payment>() : this.moves.writeIn(manager, moves);
    });
    if (expired.size === 0) return false;
    failpoint('payments.expired');
    await Promise.all([...expired.values()].map((payment) => this.postings.settle(payment)));
    return expired.size === groupMax;
  }

  private async forget(): Promise<boolean> {
    const { groupMax } = this.config;
    return (await forgetQuotes(this.dataSource.manager, groupMax)) === groupMax;
  }
}
