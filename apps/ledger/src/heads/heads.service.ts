import { HeadsFile } from '@hanout/audit';
import { headPublished, ledgerInstance } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Outbox } from '@hanout/messaging';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LedgerConfig } from '../config';
import { hasHead, readHead, type Head } from './heads.queries';

/**
 * Publishes the head of the log to where the ledger's own database cannot take it back: whoever changes what is behind a
 * published head, or cuts it off, is found out. Two instances may publish the same head; it is the same truth twice.
 */
@Injectable()
export class HeadsService {
  private readonly logger = new Logger('heads');
  private readonly file: HeadsFile;
  /** While the file cannot be written it does not tell what was said. */
  private said: Head | undefined;
  private publishing = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly config: LedgerConfig,
  ) {
    this.file = new HeadsFile(config.headsFile);
  }

  /**
   * One after the other, so that what one has written the next one sees.
   *
   * @throws when the file cannot be read or written; the fact is said all the same
   */
  publishHead(): Promise<void> {
    this.publishing = this.publishing.catch(() => undefined).then(() => this.publish());
    return this.publishing;
  }

  private async publish(): Promise<void> {
    const head = await readHead(this.dataSource);
    if (!head) return;
    const written = await this.file.last().catch((error: unknown) => {
      this.logger.error(`the file of heads cannot be read: ${String(error)}`);
      return undefined;
    });
    if (written && isSame(written, head)) return;
    if (written && !(await hasHead(this.dataSource, written))) {
      this.logger.error(
        `the log no longer has the head ${written.no} that was published: it was changed or cut off`,
      );
    }
    await this.say(head);
    await this.file.append(head);
  }

  private async say(head: Head): Promise<void> {
    if (this.said && isSame(this.said, head)) return;
    const { instance } = this.config;
    const fact = { ...(instance && { ledger: ledgerInstance(instance) }), ...head };
    await inTransaction(this.dataSource, (manager) => this.outbox.add(manager, headPublished, fact));
    this.said = head;
  }
}

function isSame(one: Head, other: Head): boolean {
  return one.no === other.no && one.hash === other.hash;
}
