import { readMessage } from '@hanout/messaging';
import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { FaultsService } from '../faults/faults.service';
import { answerOn, httpLine } from '../wires/line';
import { SmsCentre, type SmsShown } from './sms-centre';
import { PhoneParams, SmsBatch } from './sms.dto';

@Controller('sms')
export class SmsController {
  constructor(
    private readonly centre: SmsCentre,
    private readonly faults: FaultsService,
  ) {}

  @Post('messages')
  async send(@Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const { messages } = readMessage(SmsBatch, body);
    reply.hijack();
    await answerOn(httpLine(reply.raw), this.faults.take('sms', 'answer'), () => ({
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ results: this.centre.send(messages) }),
    }));
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
