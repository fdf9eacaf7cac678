import { addDays, businessDayOf, type Clock } from '@hanout/calendar';
import { CLOCK, Jobs } from '@hanout/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NetworksConfig } from '../config';
import { addReportDays, takeDueDay } from './reports.queries';
import { ReportsService } from './reports.service';

/** A day whose statement is not final by then is for people to ask for. */
const DAYS_BACK = 7;
const LOOK_EVERY_MS = 2_000;

/** Asks for the statement of today, and of the days before until the network says that they are over. */
@Injectable()
export class ReportsJob implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reports: ReportsService,
    private readonly jobs: Jobs,
    private readonly config: NetworksConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.reports.areOffered) return;
    const everyMs = Math.min(LOOK_EVERY_MS, this.config.reportsFetchEverySeconds * 1_000);
    this.jobs.every({ name: 'fetch-reports', everyMs }, () => this.fetchDue());
  }

  /** True when there may be more. */
  private async fetchDue(): Promise<boolean> {
    const { manager } = this.dataSource;
    const everySeconds = this.config.reportsFetchEverySeconds;
    const today = businessDayOf(this.clock.now());
    const days = Array.from({ length: DAYS_BACK + 1 }, (_, back) => addDays(today, -back));
    await addReportDays(manager, [today], everySeconds);
    const day = await takeDueDay(manager, { days, everySeconds });
    if (day === undefined) return false;
    await this.reports.fetch(day);
    return true;
  }
}
