import type { NetworkName } from '@hanout/contracts';
import { Module, type DynamicModule } from '@nestjs/common';
import { PayoutOrders } from './payout-orders';
import { PayoutSender } from './payout-sender.service';
import { payoutsConsumer } from './payouts.consumer';
import { PayoutsService } from './payouts.service';
import { Settling } from './settling.service';

@Module({})
class PayoutsModule {}

export function payoutsModule(network: NetworkName): DynamicModule {
  return {
    module: PayoutsModule,
    controllers: [payoutsConsumer(network)],
    providers: [PayoutOrders, PayoutSender, PayoutsService, Settling],
    exports: [PayoutSender, Settling],
  };
}
