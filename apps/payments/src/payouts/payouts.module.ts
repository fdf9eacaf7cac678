import { Module } from '@nestjs/common';
import { PaymentsModule } from '../payments/payments.module';
import { AskPayoutsJob } from './ask-payouts.job';
import { PayoutEnds } from './payout-ends.service';
import { PayoutsConsumer } from './payouts.consumer';
import { PayoutsService } from './payouts.service';

@Module({
  imports: [PaymentsModule],
  controllers: [PayoutsConsumer],
  providers: [AskPayoutsJob, PayoutEnds, PayoutsService],
})
export class PayoutsModule {}
