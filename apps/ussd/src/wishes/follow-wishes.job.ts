import { sendSms } from '@hanout/contracts';
import { describeFailure, DomainError } from '@hanout/errors';
import { Asks, NoAnswer } from '@hanout/messaging';
import { Jobs } from '@hanout/service-kit';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v5 as uuidV5 } from 'uuid';
import { UssdConfig } from '../config';
import { messageOf, type LineMessage } from './wish.message';
import { findToTell, markTold, takeToLookAt, type WishRow } from './wishes.queries';
import { Wishes } from './wishes.service';

const TOGETHER = 20;
/** One wish makes one message. */
const TOLD = '4e0b9f37-6d3c-4c52-9f0a-0c3a5d1b7f1e';

/** Asks how open payments ended, and tells those who were told "not yet". */
@Injectable()
export class FollowWishesJob implements OnApplicationBootstrap {
  private readonly logger = new Logger('wishes');

  constructor(
    private readonly dataSource: DataSource,
    private readonly wishes: Wishes,
    private readonly asks: Asks,
    private readonly jobs: Jobs,
    private readonly config: UssdConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'follow-wishes', everyMs: this.config.lookEveryMs }, async () => {
      const { manager } = this.dataSource;
      const open = await takeToLookAt(manager, TOGETHER);
      for (const row of open) await this.quietly(() => this.wishes.look(row));
      const ended = await findToTell(manager, TOGETHER);
      for (const row of ended) await this.quietly(() => this.tell(row));
      return open.length === TOGETHER;
    });
  }

  /**
   * Asked again it sends nothing more, so that it is written after it is sent. What is refused will be refused again: it is
   * given up, or it would stand before the others for ever.
   */
  private async tell(row: WishRow): Promise<void> {
    try {
      await this.send(row);
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error;
      this.logger.warn(`nobody is told of ${row.paymentId}: ${error.code}`);
    }
    await markTold(this.dataSource.manager, row.paymentId);
  }

  private async send(row: WishRow): Promise<void> {
    const message = await this.messageFor(row);
    if (!message) return;
    const { phone, language } = this.wishes.behind(row);
    await this.asks.ask(sendSms, { messageId: uuidV5(row.paymentId, TOLD), phone, language, ...message });
  }

  /** Of what was paid the receipt goes out by itself; a code is told by nobody else. */
  private async messageFor(row: WishRow): Promise<LineMessage | undefined> {
    if (row.state === 'not_paid') return messageOf(row, this.wishes.behind(row));
    if (row.what === 'pay') return undefined;
    const { code, until } = await this.wishes.codeOf(row);
    if (code === undefined || until === undefined) return undefined;
    const { amount } = messageOf(row, this.wishes.behind(row)).values;
    return { template: 'withdrawal_code', values: { withdrawalCode: code, amount: amount!, expiry: until } };
  }

  private async quietly(work: () => Promise<unknown>): Promise<void> {
    await work().catch((error: unknown) => {
      const isExpected = error instanceof NoAnswer || error instanceof DomainError;
      if (!isExpected) this.logger.error(describeFailure(error));
    });
  }
}
