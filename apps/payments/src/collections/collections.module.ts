import { NETWORKS } from '@hanout/contracts';
import { Module } from '@nestjs/common';
import { PaymentsModule } from '../payments/payments.module';
import { PricesModule } from '../prices/prices.module';
import { collectionsConsumer } from './collections.consumer';
import { Collections } from './collections.service';

@Module({
  imports: [PaymentsModule, PricesModule],
  controllers: NETWORKS.map(collectionsConsumer),
  providers: [Collections],
})
export class CollectionsModule {}
