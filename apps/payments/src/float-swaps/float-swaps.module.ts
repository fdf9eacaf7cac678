import { Module } from '@nestjs/common';
import { CashModule } from '../cash/cash.module';
import { PaymentsModule } from '../payments/payments.module';
import { FloatSwapsConsumer } from './float-swaps.consumer';
import { FloatSwaps } from './float-swaps.service';

@Module({
  imports: [CashModule, PaymentsModule],
  controllers: [FloatSwapsConsumer],
  providers: [FloatSwaps],
})
export class FloatSwapsModule {}
