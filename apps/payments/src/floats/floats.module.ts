import { Module } from '@nestjs/common';
import { CashRulesSeed } from './cash-rulebook';
import { FloatsConsumer } from './floats.consumer';
import { Floats } from './floats.service';
import { TopUpPostings } from './top-up-postings.service';
import { TopUps } from './top-ups.service';
import { WatchFloatsJob } from './watch-floats.job';

@Module({
  controllers: [FloatsConsumer],
  providers: [CashRulesSeed, Floats, TopUps, TopUpPostings, WatchFloatsJob],
  exports: [Floats],
})
export class FloatsModule {}
