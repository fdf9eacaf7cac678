import { addDays, businessDayBounds, businessDayOf, businessTimeOf, type Clock } from '@hanout/calendar';
import { dayClosed } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Asks, Outbox } from '@hanout/messaging';
import { CLOCK, Jobs } from '@hanout/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PaymentsConfig } from '../config';
import { closeDay, findWallets, nextDay, writeClosing, type WalletToClose } from './day-closings.queries';
import { readEntries } from './entries';
import { Tally, wire } from './tally';
import { refundsOf, salesOf } from './tax-year';

const BATCH = 50;
const DAY_LINES_MAX = 250_000;

/**
 * After a day of Casablanca is over, writes down once what each shop did on it and says so. Days are closed in order;
 * whoever dies in the middle leaves rows that are not written again, and two at once write each row once.
 */
@Injectable()
export class CloseDaysJob implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly asks: Asks,
    private readonly jobs: Jobs,
    private readonly config: PaymentsConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'close-days', everyMs: this.config.closeDaysEveryMs }, () => this.closeNext());
  }

  /** True when there may be another day to close. */
  async closeNext(): Promise<boolean> {
    const now = this.clock.now();
    // The hour in which clocks are put forward or back: it may not exist, or come twice.
    if (businessTimeOf(now).startsWith('02:')) return false;
    const today = businessDayOf(now);
    const closed = await nextDay(this.dataSource.manager);
    if (closed === undefined) return false;
    const day = closed.isClosed ? addDays(closed.day, 1) : closed.day;
    const isOver = now.getTime() >= businessDayBounds(day).to.getTime() + this.config.closeDaysAfterMs;
    if (day >= today || !isOver) return false;
    for (let after: string | undefined = ''; after !== undefined && !this.jobs.isStopping;)
      after = await this.closeBatch(day, after);
    if (this.jobs.isStopping) return false;
    await closeDay(this.dataSource.manager, day);
    return true;
  }

  /** The last wallet of the batch, when there may be more. */
  private async closeBatch(day: string, after: string): Promise<string | undefined> {
    const wallets = await findWallets(this.dataSource.manager, {
      day,
      ...businessDayBounds(day),
      after: after === '' ? undefined : after,
      limit: BATCH,
    });
    for (const wallet of wallets) await this.closeWallet(day, wallet);
    return wallets.length === BATCH ? wallets.at(-1)?.walletId : undefined;
  }

  private async closeWallet(day: string, wallet: WalletToClose): Promise<void> {
    const { walletId, personId, merchantCode } = wallet;
    const tally = new Tally();
    const range = { accountId: walletId, ...businessDayBounds(day), linesMax: DAY_LINES_MAX };
    const bounds = await readEntries(this.asks, range, (line) => tally.add(line));
    tally.assertCloses(bounds);
    if (tally.operations === 0) return;
    const closing = {
      walletId,
      day,
      operations: tally.operations,
      salesMinor: salesOf(tally),
      refundedMinor: refundsOf(tally),
      feesMinor: tally.feesMinor,
      closingMinor: bounds.closingMinor,
    };
    await inTransaction(this.dataSource, async (manager) => {
      if (!(await writeClosing(manager, closing))) return;
      await this.outbox.add(manager, dayClosed, {
        walletId,
        personId,
        ...(merchantCode !== null && { merchantCode }),
        day,
        operations: closing.operations,
        sales: wire(closing.salesMinor),
        refunded: wire(closing.refundedMinor),
        fees: wire(closing.feesMinor),
        closing: wire(closing.closingMinor),
      });
    });
  }
}
