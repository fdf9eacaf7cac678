import { readMessage } from '@hanout/messaging';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Dial, SmsFromPhone } from './aggregator.dto';
import { Aggregator, type Heard } from './aggregator.service';

/** The phone of the page `/ussd`. */
@Controller('aggregator')
export class AggregatorController {
  constructor(private readonly aggregator: Aggregator) {}

  @Post('dials')
  @HttpCode(200)
  dial(@Body() body: unknown): Promise<Heard> {
    return this.aggregator.dial(readMessage(Dial, body));
  }

  @Post('messages')
  @HttpCode(200)
  send(@Body() body: unknown): Promise<Heard> {
    return this.aggregator.send(readMessage(SmsFromPhone, body));
  }
}
