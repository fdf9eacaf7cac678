import { Module } from '@nestjs/common';
import { PricesModule } from '../prices/prices.module';
import { FeeIncome } from './fee-income';
import { OpeningsService } from './openings.service';
import { PaymentsConsumer } from './payments.consumer';
import { PaymentsService } from './payments.service';
import { PendingPaymentsJob } from './pending-payments.job';
import { PostingsService } from './postings.service';
import { RefundsService } from './refunds.service';

@Module({
  imports: [PricesModule],
  controllers: [PaymentsConsumer],
  providers: [
    FeeIncome,
    OpeningsService,
    PaymentsService,
    PendingPaymentsJob,
    PostingsService,
    RefundsService,
  ],
})
export class PaymentsModule {}
