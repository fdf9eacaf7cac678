import { defineService } from '@hanout/service-kit';
import { AuthorisationCodesModule } from './authorisation-codes/authorisation-codes.module';
import { BillersModule } from './billers/billers.module';
import { BulkModule } from './bulk/bulk.module';
import { CapsModule } from './caps/caps.module';
import { CashFlagsModule } from './cash-flags/cash-flags.module';
import { CashModule } from './cash/cash.module';
import { CollectionsModule } from './collections/collections.module';
import { PaymentsConfig } from './config';
import { DrawersModule } from './drawers/drawers.module';
import { FloatSwapsModule } from './float-swaps/float-swaps.module';
import { FloatsModule } from './floats/floats.module';
import { ForecastsModule } from './forecasts/forecasts.module';
import { migrations } from './migrations';
import { IdempotencyKey } from './payments/idempotency-key.entity';
import { PaymentMove } from './payments/payment-move.entity';
import { Payment } from './payments/payment.entity';
import { PaymentsModule } from './payments/payments.module';
import { PayoutsModule } from './payouts/payouts.module';
import { PricesModule } from './prices/prices.module';
import { PublishedSchedule } from './prices/published-schedule.entity';
import { ReceiptsModule } from './receipts/receipts.module';
import { ReversalsModule } from './reversals/reversals.module';
import { ShiftsModule } from './shifts/shifts.module';
import { SplitsModule } from './splits/splits.module';
import { StandingOrdersModule } from './standing-orders/standing-orders.module';
import { StatementsModule } from './statements/statements.module';
import { Merchant } from './wallets/merchant.entity';
import { Wallet } from './wallets/wallet.entity';
import { WalletsModule } from './wallets/wallets.module';

export const service = defineService({
  name: 'payments',
  config: PaymentsConfig,
  database: {
    entities: [Wallet, Merchant, PublishedSchedule, Payment, PaymentMove, IdempotencyKey],
    migrations,
  },
  modules: [
    WalletsModule,
    PricesModule,
    PaymentsModule,
    ReversalsModule,
    BillersModule,
    BulkModule,
    ShiftsModule,
    SplitsModule,
    StandingOrdersModule,
    FloatsModule,
    DrawersModule,
    CashModule,
    FloatSwapsModule,
    CashFlagsModule,
    ForecastsModule,
    AuthorisationCodesModule,
    PayoutsModule,
    CollectionsModule,
    CapsModule,
    StatementsModule,
    ReceiptsModule,
  ],
});
