import { createHash } from 'node:crypto';
import type { Clock } from '@hanout/calendar';
import { describeFailure } from '@hanout/errors';
import type { NetworkAdapter, NoticeAnswer, NoticeReading, RawNotice } from '@hanout/network-kit';
import { CLOCK, failpoint, Grouped } from '@hanout/service-kit';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { NETWORK_ADAPTER } from '../adapters';
import { NetworksConfig } from '../config';
import { DataSeal } from '../data-seal';
import { NoticeCounts } from './notice-counts';
import { NoticesApplier } from './notices-applier.service';
import { noticePlace, writeNotice, type NoticeVia } from './notice.entity';
import { keepNotices, keepUnreadable, type NoticeToKeep } from './notices.queries';

/** Under load one commit keeps many; one after a pause waits for nobody. */
const TOGETHER = { lanes: 1, groupMax: 100, waitingMax: 10_000, groupEveryMs: 30 };

const STATUS = { forged: 401, stale: 401, unreadable: 400 };

export interface Received {
  answer: NoticeAnswer;
  /** It is kept, now or before. */
  isKept: boolean;
}

/** Takes what the network tells us by itself: checked over its very bytes, kept as it came, answered; applied later. */
@Injectable()
export class NoticesService {
  private readonly logger = new Logger('notices');
  private readonly kept: Grouped<NoticeToKeep, boolean>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly seal: DataSeal,
    private readonly counts: NoticeCounts,
    private readonly applier: NoticesApplier,
    private readonly config: NetworksConfig,
    @Inject(NETWORK_ADAPTER) private readonly adapter: NetworkAdapter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.kept = new Grouped(
      (rows) => keepNotices(dataSource.manager, rows, config.noticeAgainSeconds),
      TOGETHER,
    );
  }

  get isOpen(): boolean {
    return this.adapter.notices !== undefined;
  }

  /** Never throws: a network that hears 503 brings it again. */
  async receive(notice: RawNotice, via: NoticeVia): Promise<Received> {
    try {
      return await this.keep(notice, via);
    } catch (error) {
      this.logger.error(`a notice could not be kept: ${describeFailure(error)}`);
      return { answer: { status: 503 }, isKept: false };
    }
  }

  private async keep(notice: RawNotice, via: NoticeVia): Promise<Received> {
    const { notices } = this.adapter;
    if (!notices) return { answer: { status: 404 }, isKept: false };
    const receivedAt = this.clock.now();
    const reading = notices.read(notice, receivedAt);
    const isKept =
      reading.reading === 'accepted'
        ? await this.accept(this.rowOf(notice, reading, { via, receivedAt }))
        : await this.refuse(this.rowOf(notice, reading, { via, receivedAt }), reading.cause);
    failpoint('notices.kept');
    const status = reading.reading === 'accepted' ? 200 : STATUS[reading.cause];
    return { answer: notices.answer?.(notice, reading) ?? { status }, isKept };
  }

  private async accept(row: NoticeToKeep): Promise<true> {
    const isNew = await this.kept.add(row);
    this.counts.add(isNew ? 'accepted' : 'replayed');
    if (isNew) this.applier.add({ ...row, attempts: 1 });
    return true;
  }

  private async refuse(row: NoticeToKeep, cause: keyof typeof STATUS): Promise<boolean> {
    this.counts.add(cause);
    this.logger.warn(`a notice is refused: ${cause}`);
    if (cause !== 'unreadable') return false;
    return keepUnreadable(this.dataSource.manager, row, this.config.noticesUnreadableMax);
  }

  /** Signed anew for another time, the same is the same; what its headers say beside its bytes is in what was read. */
  private rowOf(
    notice: RawNotice,
    reading: NoticeReading,
    { via, receivedAt }: Pick<NoticeToKeep, 'via' | 'receivedAt'>,
  ): NoticeToKeep {
    const noticeId = uuidV7();
    const said = JSON.stringify(reading);
    return {
      noticeId,
      contentHash: createHash('sha256').update(notice.raw).update('\0').update(said).digest(),
      via,
      sealed: this.seal.seal(writeNotice(notice), noticePlace(noticeId)),
      receivedAt,
    };
  }
}
