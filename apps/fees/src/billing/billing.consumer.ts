import { paymentsCompleted, type PaymentsCompletedV1 } from '@hanout/contracts';
import { OnFact } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { accrualOf } from './accrual';
import { countAccruals } from './accruals.queries';

@Controller()
export class BillingConsumer {
  @OnFact(paymentsCompleted)
  onPaymentsCompleted({ payments }: PaymentsCompletedV1, manager: EntityManager): Promise<void> {
    return countAccruals(
      manager,
      payments.flatMap((payment) => accrualOf(payment) ?? []),
    );
  }
}
