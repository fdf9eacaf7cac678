import { Module } from '@nestjs/common';
import { FloatsModule } from '../floats/floats.module';
import { ForecastRulesSeed } from './forecast-rulebook';
import { ForecastsConsumer } from './forecasts.consumer';
import { Forecasts } from './forecasts.service';

@Module({
  imports: [FloatsModule],
  controllers: [ForecastsConsumer],
  providers: [ForecastRulesSeed, Forecasts],
})
export class ForecastsModule {}
