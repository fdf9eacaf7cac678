import { describeFailure } from '@hanout/errors';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { CollectionRow } from '../collections/collections.queries';
import { CollectionsService } from '../collections/collections.service';
import { NetworksConfig } from '../config';
import { Settling, SETTLED_TOGETHER_MAX } from '../payouts/settling.service';
import type { KeptNotice } from './notice.entity';
import type { NoticeContent } from './notice.events';
import { keepUnmatched, recordFailure } from './notices.queries';

/** The one way in which what a network says is applied, by a notice or by its statement of a day. */
@Injectable()
export class Hearing {
  private readonly logger = new Logger('notices');

  constructor(
    private readonly dataSource: DataSource,
    private readonly settling: Settling,
    private readonly collections: CollectionsService,
    private readonly config: NetworksConfig,
  ) {}

  /** In the transaction of whoever brings it. @returns the collections that are to be asked for, after the commit */
  async hear(
    manager: EntityManager,
    contents: readonly (NoticeContent & { noticeId: string })[],
    by: 'notice' | 'report',
  ): Promise<CollectionRow[]> {
    const words = contents.flatMap((content) => content.words);
    const unmatched = contents.flatMap(({ foreign }) => foreign);
    for (let from = 0; from < words.length; from += SETTLED_TOGETHER_MAX)
      unmatched.push(
        ...(await this.settling.settle(manager, words.slice(from, from + SETTLED_TOGETHER_MAX))),
      );
    const kept = unmatched.length > 0 ? await keepUnmatched(manager, unmatched) : 0;
    if (kept > 0) this.logger.error(`the network speaks of ${kept} payouts that it was never asked to make`);
    const collections = contents.flatMap(({ noticeId, collections }) =>
      collections.map((one) => ({ ...one, noticeId })),
    );
    return this.collections.hear(manager, by, collections);
  }

  /** What could not be applied is tried again, and after its tries is a dead letter. */
  async fail({ noticeId, attempts }: KeptNotice, failure: unknown): Promise<void> {
    const isDead = attempts >= this.config.noticeTriesMax;
    const error = describeFailure(failure);
    this.logger.error(`${noticeId} ${isDead ? 'is a dead letter' : 'could not be applied'}: ${error}`);
    await recordFailure(this.dataSource.manager, noticeId, { error, isDead });
  }

  askFor(fresh: readonly CollectionRow[]): void {
    this.collections.askFor(fresh);
  }
}
