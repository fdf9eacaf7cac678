import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { Health } from './health';

@Controller('health')
export class HealthController {
  constructor(private readonly health: Health) {}

  /** The process answers. */
  @Get('live')
  live(): { status: string } {
    return { status: 'live' };
  }

  /** It can do its work: the bus is connected and the database answers. */
  @Get('ready')
  async ready(): Promise<Record<string, string>> {
    const state = await this.health.check();
    if (!state.isReady) throw new ServiceUnavailableException(state.parts);
    return state.parts;
  }
}
