import { describeFailure } from '@hanout/errors';
import type { NetworkAdapter, RawNotice } from '@hanout/network-kit';
import { Jobs } from '@hanout/service-kit';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { NETWORK_ADAPTER } from '../adapters';
import { NetworksConfig } from '../config';
import { NoticesService } from './notices.service';

/** The ways in beside the door: files that are laid out for us, and lines that are kept open. */
@Injectable()
export class NoticesSources implements OnApplicationBootstrap {
  private readonly logger = new Logger('notices');
  /** Files that are not kept and so lie there still, refused once: they are not counted at every look. */
  private refused = new Set<string>();

  constructor(
    private readonly notices: NoticesService,
    private readonly jobs: Jobs,
    private readonly config: NetworksConfig,
    @Inject(NETWORK_ADAPTER) private readonly adapter: NetworkAdapter,
  ) {}

  onApplicationBootstrap(): void {
    this.adapter.listen?.(async (notice) => (await this.notices.receive(notice, 'line')).answer);
    if (this.adapter.fetchNotices)
      this.jobs.every({ name: 'fetch-notices', everyMs: this.config.noticesFetchEveryMs }, () =>
        this.fetch(),
      );
  }

  private async fetch(): Promise<void> {
    const files = (await this.adapter.fetchNotices?.()) ?? [];
    const stillThere = new Set<string>();
    for (const file of files) {
      const place = `${file.name} ${file.raw.length}`;
      if (this.refused.has(place) || (await this.isRefused(file))) stillThere.add(place);
    }
    this.refused = stillThere;
  }

  /** A file need not lie there once it is kept: a crash between the two finds it kept already. */
  private async isRefused(file: RawNotice): Promise<boolean> {
    const { isKept, answer } = await this.notices.receive(file, 'file');
    if (!isKept) return answer.status !== 503;
    try {
      await this.adapter.discardNotice?.(file.name);
    } catch (error) {
      this.logger.warn(`${file.name} is kept and lies there still: ${describeFailure(error)}`);
    }
    return false;
  }
}
