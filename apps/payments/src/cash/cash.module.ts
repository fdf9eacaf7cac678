import { Module } from '@nestjs/common';
import { FloatsModule } from '../floats/floats.module';
import { PaymentsModule } from '../payments/payments.module';
import { PricesModule } from '../prices/prices.module';
import { CashConsumer } from './cash.consumer';
import { CashDesk } from './cash-desk.service';
import { CodeMessages } from './code-messages.service';
import { Counters } from './counters.service';
import { Redemptions } from './redemptions.service';
import { WithdrawalCodes } from './withdrawal-codes.service';

@Module({
  imports: [FloatsModule, PaymentsModule, PricesModule],
  controllers: [CashConsumer],
  providers: [CashDesk, CodeMessages, Counters, Redemptions, WithdrawalCodes],
  exports: [Counters],
})
export class CashModule {}
