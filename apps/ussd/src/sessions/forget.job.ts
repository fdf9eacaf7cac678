import { Jobs } from '@hanout/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UssdConfig } from '../config';
import { forgetMessages } from '../messages/messages-in.queries';
import { forgetWishes } from '../wishes/wishes.queries';
import { forgetSessions } from './sessions.queries';

const HOUR_MS = 3_600_000;
/** Nobody comes back to a session after a day; the payments are with payments. */
const SESSION_DAYS = 1;
const BATCH = 5_000;

/** What a number typed and was shown is not kept for longer than somebody may ask about it. */
@Injectable()
export class ForgetJob implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
    private readonly config: UssdConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'forget', everyMs: HOUR_MS }, async () => {
      const { manager } = this.dataSource;
      const { keepDays } = this.config;
      const forgotten = [
        await forgetSessions(manager, SESSION_DAYS),
        await forgetWishes(manager, keepDays),
        await forgetMessages(manager, keepDays),
      ];
      return forgotten.includes(BATCH);
    });
  }
}
