import { TwoPersons } from '@hanout/two-person';
import { Module } from '@nestjs/common';
import { LimitsConsumer } from './limits.consumer';
import { Limits } from './limits.service';
import { WalletLimitsConsumer } from './wallet-limits.consumer';
import { WalletLimits } from './wallet-limits.service';

@Module({
  controllers: [LimitsConsumer, WalletLimitsConsumer],
  providers: [Limits, TwoPersons, WalletLimits],
  exports: [Limits],
})
export class LimitsModule {}
