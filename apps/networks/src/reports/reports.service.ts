import type { Clock } from '@hanout/calendar';
import { inTransaction } from '@hanout/database';
import type { NetworkAdapter, NoticeRefusal, RawNotice, ReportReading } from '@hanout/network-kit';
import { CLOCK, failpoint } from '@hanout/service-kit';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { NETWORK_ADAPTER } from '../adapters';
import { NetworksConfig } from '../config';
import { DataSeal } from '../data-seal';
import { NoticeCounts } from '../notices/notice-counts';
import { noticePlace } from '../notices/notice.entity';
import { keepNotices, keepUnreadable, type NoticeToKeep } from '../notices/notices.queries';
import { hashOf, writeReport } from './kept-report';
import { ReportsApplier } from './reports-applier.service';
import { recordFetched, recordMissed } from './reports.queries';

/** After a try that brought none, but not later than the next one would be anyhow. */
const AGAIN_SECONDS = 60;

interface Read {
  document: RawNotice;
  reading: ReportReading;
}

/** Fetches the network's own statement of a day and keeps it as it came, all of it or nothing; it is applied later. */
@Injectable()
export class ReportsService {
  private readonly logger = new Logger('reports');

  constructor(
    private readonly dataSource: DataSource,
    private readonly seal: DataSeal,
    private readonly counts: NoticeCounts,
    private readonly applier: ReportsApplier,
    private readonly config: NetworksConfig,
    @Inject(NETWORK_ADAPTER) private readonly adapter: NetworkAdapter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  get areOffered(): boolean {
    return this.adapter.reports !== undefined;
  }

  /** @param day `2026-11-28`, in Casablanca */
  async fetch(day: string): Promise<void> {
    const { reports } = this.adapter;
    if (!reports) return;
    const fetched = await reports.fetch(day);
    if (fetched.outcome !== 'got')
      return this.miss(day, fetched.outcome === 'unknown' ? fetched.cause : fetched.outcome);
    const read: Read[] = [];
    for (const document of fetched.documents)
      read.push({ document, reading: ofDay(day, await reports.read(document)) });
    const refused = read.find(({ reading }) => reading.reading === 'refused');
    if (refused) return this.refuse(day, refused);
    await this.keep(day, read);
    failpoint('reports.kept');
    this.applier.nudge();
  }

  private async keep(day: string, read: readonly Read[]): Promise<void> {
    const isFinal = read.every(({ reading }) => reading.reading === 'accepted' && reading.isFinal);
    const rows: NoticeToKeep[] = [];
    for (const one of read) rows.push(await this.rowOf(one));
    const areNew = await inTransaction(this.dataSource, async (manager) => {
      await recordFetched(manager, day, isFinal);
      return keepNotices(manager, rows);
    });
    areNew.forEach((isNew) => this.counts.add(isNew ? 'accepted' : 'replayed'));
  }

  private async refuse(day: string, one: Read): Promise<void> {
    const cause = one.reading.reading === 'refused' ? one.reading.cause : 'unreadable';
    this.counts.add(cause);
    if (cause === 'unreadable')
      await keepUnreadable(this.dataSource.manager, await this.rowOf(one), this.config.noticesUnreadableMax);
    await this.miss(day, cause);
  }

  private async miss(day: string, cause: string): Promise<void> {
    if (cause !== 'not_ready') this.logger.warn(`the statement of ${day} is not to be had: ${cause}`);
    await recordMissed(this.dataSource.manager, day, { cause, againSeconds: AGAIN_SECONDS });
  }

  private async rowOf({ document, reading }: Read): Promise<NoticeToKeep> {
    const noticeId = uuidV7();
    return {
      noticeId,
      contentHash: await hashOf(document, reading),
      via: 'report',
      sealed: this.seal.seal(await writeReport(document), noticePlace(noticeId)),
      receivedAt: this.clock.now(),
    };
  }
}

/** One of another day is signed for another time. */
function ofDay(day: string, reading: ReportReading): ReportReading {
  const stale: NoticeRefusal = 'stale';
  return reading.reading === 'accepted' && reading.day !== day
    ? { reading: 'refused', cause: stale }
    : reading;
}
