import { inTransaction, repeated } from '@hanout/database';
import type { NetworkAdapter, ReportLine } from '@hanout/network-kit';
import { failpoint, Jobs, type JobHandle } from '@hanout/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NETWORK_ADAPTER } from '../adapters';
import { NetworksConfig } from '../config';
import { DataSeal } from '../data-seal';
import { Hearing } from '../notices/hearing';
import { noticePlace, type KeptNotice } from '../notices/notice.entity';
import { markApplied, takeKeptNotices } from '../notices/notices.queries';
import { readReport } from './kept-report';
import { contentOfReport, payoutsIn } from './report.events';
import { keepOtherAmounts } from './reports.queries';

/** Lines of one transaction: nobody waits long for what is locked, and each line is applied once however often it comes. */
const LINES_TOGETHER = 500;

/** Applies statements that are kept, each line as a notice of it would be; what cannot be applied is a dead letter. */
@Injectable()
export class ReportsApplier implements OnApplicationBootstrap {
  private job: JobHandle | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly seal: DataSeal,
    private readonly hearing: Hearing,
    private readonly jobs: Jobs,
    private readonly config: NetworksConfig,
    @Inject(NETWORK_ADAPTER) private readonly adapter: NetworkAdapter,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.adapter.reports) return;
    this.job = this.jobs.every({ name: 'apply-reports', everyMs: 2_000 }, () => this.applyDue());
  }

  nudge(): void {
    this.job?.nudge();
  }

  /** True when there may be more. */
  private async applyDue(): Promise<boolean> {
    const options = { max: 1, againSeconds: this.config.noticeAgainSeconds, areReports: true };
    const [due] = await repeated(() => takeKeptNotices(this.dataSource.manager, options));
    if (!due) return false;
    try {
      await this.apply(due);
    } catch (failure) {
      await this.hearing.fail(due, failure);
    }
    return true;
  }

  private async apply({ noticeId, sealed }: KeptNotice): Promise<void> {
    const document = await readReport(this.seal.open(sealed, noticePlace(noticeId)));
    const reading = await this.adapter.reports!.read(document);
    if (reading.reading === 'refused') throw new Error(`it is read as ${reading.cause} now`);
    const { lines } = reading;
    for (let from = 0; from < lines.length; from += LINES_TOGETHER)
      await this.hear(noticeId, lines.slice(from, from + LINES_TOGETHER));
    failpoint('reports.applying');
    await markApplied(this.dataSource.manager, [noticeId]);
  }

  /** Of a payout with another amount than ours nobody can say that it is the one which was ordered: a person looks at it. */
  private async hear(noticeId: string, lines: readonly ReportLine[]): Promise<void> {
    const toAskFor = await inTransaction(this.dataSource, async (manager) => {
      const others = await keepOtherAmounts(manager, noticeId, payoutsIn(lines));
      const agreed = lines.filter((line) => line.kind === 'collection' || !others.has(line.id));
      return this.hearing.hear(manager, [{ ...contentOfReport(noticeId, agreed), noticeId }], 'report');
    });
    this.hearing.askFor(toAskFor);
  }
}
