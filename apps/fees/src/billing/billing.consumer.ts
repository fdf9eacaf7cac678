import { paymentsCompleted, type PaymentsCompletedV1 } from '@hanout/contracts';
import { OnFact } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MonthFeesService } from '../steps/month-fees.service';
import { accrualOf } from './accrual';
import { countAccruals } from './accruals.queries';

@Controller()
export class BillingConsumer {
  constructor(private readonly monthFees: MonthFeesService) {}

  @OnFact(paymentsCompleted)
  async onPaymentsCompleted({ payments }: PaymentsCompletedV1, manager: EntityManager): Promise<void> {
    const fresh = await countAccruals(
      manager,
      payments.flatMap((payment) => accrualOf(payment) ?? []),
    );
    // What accrues counts here if it counts there.
    const counted = payments.filter(({ paymentId, fee }) => fee.accrued === '0' || fresh.has(paymentId));
    await this.monthFees.add(manager, counted);
  }
}
