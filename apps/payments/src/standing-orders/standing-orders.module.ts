import { Module } from '@nestjs/common';
import { PaymentsModule } from '../payments/payments.module';
import { PricesModule } from '../prices/prices.module';
import { RulesModule } from '../rules/rules.module';
import { StandingOrdersConsumer } from './standing-orders.consumer';
import { StandingOrders } from './standing-orders.service';
import { PayTurnsJob } from './pay-turns.job';

@Module({
  imports: [PaymentsModule, PricesModule, RulesModule],
  controllers: [StandingOrdersConsumer],
  providers: [StandingOrders, PayTurnsJob],
})
export class StandingOrdersModule {}
