import { readCashForecast, ReadCashForecastV1, type CashForecastV1 } from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Forecasts } from './forecasts.service';

@Controller()
export class ForecastsConsumer {
  constructor(private readonly forecasts: Forecasts) {}

  @Answers(readCashForecast)
  read(@Payload() question: ReadCashForecastV1): Promise<CashForecastV1> {
    return this.forecasts.read(question);
  }
}
