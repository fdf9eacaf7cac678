import { Module } from '@nestjs/common';
import { CashFlagsConsumer } from './cash-flags.consumer';
import { CashFlags } from './cash-flags.service';
import { CashPatternRulesSeed } from './cash-patterns.rulebook';
import { FlagCashJob } from './flag-cash.job';

@Module({
  controllers: [CashFlagsConsumer],
  providers: [CashPatternRulesSeed, CashFlags, FlagCashJob],
})
export class CashFlagsModule {}
