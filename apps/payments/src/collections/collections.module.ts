import { Module } from '@nestjs/common';
import { PaymentsModule } from '../payments/payments.module';
import { PricesModule } from '../prices/prices.module';
import { CollectionsConsumer } from './collections.consumer';
import { Collections } from './collections.service';

@Module({
  imports: [PaymentsModule, PricesModule],
  controllers: [CollectionsConsumer],
  providers: [Collections],
})
export class CollectionsModule {}
