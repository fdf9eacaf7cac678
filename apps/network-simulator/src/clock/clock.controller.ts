import { readMessage } from '@hanout/messaging';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { IsInt, Max, Min } from 'class-validator';
import { RemoteClock } from './remote-clock';

const YEAR_MS = 366 * 86_400_000;

export class ClockAdvance {
  @IsInt()
  @Min(1)
  @Max(YEAR_MS)
  ms: number;
}

interface ClockShown {
  now: string;
  aheadMs: number;
}

/** The networks’ time: days pass at once, and what was late by days is due. */
@Controller('clock')
export class ClockController {
  constructor(private readonly clock: RemoteClock) {}

  @Get()
  read(): ClockShown {
    return { now: this.clock.now().toISOString(), aheadMs: this.clock.aheadMs };
  }

  @Post('advance')
  @HttpCode(200)
  advance(@Body() body: unknown): ClockShown {
    this.clock.advance(readMessage(ClockAdvance, body).ms);
    return this.read();
  }
}
