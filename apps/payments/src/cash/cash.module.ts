import { Module } from '@nestjs/common';
import { FloatsModule } from '../floats/floats.module';
import { PaymentsModule } from '../payments/payments.module';
import { PricesModule } from '../prices/prices.module';
import { CancellationRulesSeed } from './cancellation-rulebook';
import { CashCancellations } from './cancellations.service';
import { CashConsumer } from './cash.consumer';
import { CashDesk } from './cash-desk.service';
import { CodeMessages } from './code-messages.service';
import { Counters } from './counters.service';
import { Redemptions } from './redemptions.service';
import { WithdrawalCodes } from './withdrawal-codes.service';

@Module({
  imports: [FloatsModule, PaymentsModule, PricesModule],
  controllers: [CashConsumer],
  providers: [
    CancellationRulesSeed,
    CashCancellations,
    CashDesk,
    CodeMessages,
    Counters,
    Redemptions,
    WithdrawalCodes,
  ],
  exports: [Counters],
})
export class CashModule {}
