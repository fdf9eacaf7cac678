import { inTransaction, repeated } from '@hanout/database';
import type { NetworkAdapter } from '@hanout/network-kit';
import { failpoint, Jobs, type JobHandle } from '@hanout/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NETWORK_ADAPTER } from '../adapters';
import { NetworksConfig } from '../config';
import { DataSeal } from '../data-seal';
import { Hearing } from './hearing';
import { contentOf, type NoticeContent } from './notice.events';
import { noticePlace, readNotice, type KeptNotice } from './notice.entity';
import { markApplied, takeKeptNotices } from './notices.queries';

const TOGETHER_MAX = 100;
/** What comes faster than it is applied waits in the database alone, until it is due. */
const FRESH_MAX = 1_000;
/** Under load: the network has its answer already, and nobody else waits. */
const APPLY_APART_MS = 250;

/** Applies what is kept, each once; what cannot be applied after its tries is a dead letter. */
@Injectable()
export class NoticesApplier implements OnApplicationBootstrap {
  private job: JobHandle | undefined;
  /** Just kept, with their first try written: should we not come to it, they are due again by themselves. */
  private readonly fresh: KeptNotice[] = [];

  constructor(
    private readonly dataSource: DataSource,
    private readonly seal: DataSeal,
    private readonly hearing: Hearing,
    private readonly jobs: Jobs,
    private readonly config: NetworksConfig,
    @Inject(NETWORK_ADAPTER) private readonly adapter: NetworkAdapter,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.adapter.notices) return;
    this.job = this.jobs.every({ name: 'apply-notices', everyMs: 1_000, apartMs: APPLY_APART_MS }, () =>
      this.applyDue(),
    );
  }

  add(notice: KeptNotice): void {
    if (this.fresh.length < FRESH_MAX) this.fresh.push(notice);
    this.job?.nudge();
  }

  /** A dead letter is to be tried again. */
  nudge(): void {
    this.job?.nudge();
  }

  /** True when there may be more. */
  private async applyDue(): Promise<boolean> {
    const due = this.fresh.splice(0, TOGETHER_MAX);
    const options = { max: TOGETHER_MAX - due.length, againSeconds: this.config.noticeAgainSeconds };
    if (options.max > 0)
      due.unshift(...(await repeated(() => takeKeptNotices(this.dataSource.manager, options))));
    if (due.length === 0) return false;
    // Whichever of them is the trouble: each alone then, so that it holds up none of the others.
    const areApplied = await this.applyAll(due).then(
      () => true,
      () => false,
    );
    if (!areApplied) for (const one of due) await this.applyAlone(one);
    return due.length === TOGETHER_MAX;
  }

  private async applyAlone(notice: KeptNotice): Promise<void> {
    try {
      await this.applyAll([notice]);
    } catch (failure) {
      await this.hearing.fail(notice, failure);
    }
  }

  private async applyAll(notices: readonly KeptNotice[]): Promise<void> {
    const contents = notices.map((notice) => ({ ...this.contentOf(notice), noticeId: notice.noticeId }));
    const toAskFor = await inTransaction(this.dataSource, async (manager) => {
      const fresh = await this.hearing.hear(manager, contents, 'notice');
      failpoint('notices.applying');
      await markApplied(
        manager,
        notices.map(({ noticeId }) => noticeId),
      );
      return fresh;
    });
    this.hearing.askFor(toAskFor);
  }

  /** Read as at the time when it came: checked again with what is kept, and by what we know now. */
  private contentOf({ noticeId, sealed, receivedAt }: KeptNotice): NoticeContent {
    const notice = readNotice(this.seal.open(sealed, noticePlace(noticeId)));
    const reading = this.adapter.notices!.read(notice, receivedAt);
    if (reading.reading === 'refused') throw new Error(`it is read as ${reading.cause} now`);
    return contentOf({ noticeId, by: 'notice' }, reading.events);
  }
}
