import { readMessage } from '@hanout/messaging';
import { Body, Controller, Get, HttpCode, Param, Post, Res, UseFilters } from '@nestjs/common';
import { FaultsService, type SpoiltReply } from '../faults/faults.service';
import { SpoiltAnswerFilter } from '../faults/spoilt-answer.filter';
import { SmsCentre, type SmsResult, type SmsShown } from './sms-centre';
import { PhoneParams, SmsBatch } from './sms.dto';

@Controller('sms')
@UseFilters(SpoiltAnswerFilter)
export class SmsController {
  constructor(
    private readonly centre: SmsCentre,
    private readonly faults: FaultsService,
  ) {}

  @Post('messages')
  @HttpCode(200)
  send(
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: SpoiltReply,
  ): Promise<{ results: SmsResult[] } | undefined> {
    const { messages } = readMessage(SmsBatch, body);
    return this.faults.answer('sms', reply, () => ({ results: this.centre.send(messages) }));
  }

  @Get('phones/:phone/messages')
  messages(@Param('phone') phone: string): SmsShown[] {
    return this.centre.messagesOf(readMessage(PhoneParams, { phone }).phone);
  }

  @Get('summary')
  summary(): { messages: number; phones: number } {
    return this.centre.summary();
  }
}
