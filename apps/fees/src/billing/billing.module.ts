import { Module } from '@nestjs/common';
import { StepsModule } from '../steps/steps.module';
import { BillingConsumer } from './billing.consumer';
import { BillingJob } from './billing.job';
import { CollectionService } from './collection.service';
import { VatRatesSeed } from './vat-rates.seed';

@Module({
  imports: [StepsModule],
  controllers: [BillingConsumer],
  providers: [BillingJob, CollectionService, VatRatesSeed],
})
export class BillingModule {}
