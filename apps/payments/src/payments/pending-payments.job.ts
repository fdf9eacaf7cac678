import { Jobs } from '@hanout/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Any, DataSource } from 'typeorm';
import { PaymentsConfig } from '../config';
import { Payment } from './payment.entity';
import { takeOverdue } from './payments.queries';
import { PostingsService } from './postings.service';

/** Asks again where an answer is late, with the same id, for as long as it takes; never invents one. */
@Injectable()
export class PendingPaymentsJob implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly postings: PostingsService,
    private readonly jobs: Jobs,
    private readonly config: PaymentsConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'ask-again', everyMs: this.config.askAgainEveryMs }, () => this.askAgain());
  }

  /** True when there may be more. */
  private async askAgain(): Promise<boolean> {
    const { askAgainAfterMs, groupMax: max } = this.config;
    const paymentIds = await takeOverdue(this.dataSource.manager, { max, askAgainAfterMs });
    if (paymentIds.length === 0) return false;
    const overdue = await this.dataSource.manager.findBy(Payment, { paymentId: Any(paymentIds) });
    await Promise.all(overdue.map((payment) => this.postings.settle(payment)));
    return paymentIds.length === max;
  }
}
