import { openAccounts } from '@hanout/contracts';
import { Asks } from '@hanout/messaging';
import { Jobs } from '@hanout/service-kit';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PaymentsConfig } from '../config';
import { findUnready, setReady } from './billers.queries';

const TRY_EVERY_MS = 5_000;
const MAX = 100;

/** The accounts that billers are paid to: asked of the ledger until it has opened them, and nothing is paid before. */
@Injectable()
export class BillerAccounts implements OnApplicationBootstrap {
  private readonly logger = new Logger('biller-accounts');

  constructor(
    private readonly dataSource: DataSource,
    private readonly asks: Asks,
    private readonly jobs: Jobs,
    private readonly config: PaymentsConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'open-biller-accounts', everyMs: TRY_EVERY_MS }, () => this.open());
  }

  /** True when there may be more. @throws NoAnswer when the ledger is not there */
  async open(): Promise<boolean> {
    const { manager } = this.dataSource;
    const unready = await findUnready(manager, MAX);
    if (unready.length === 0) return false;
    const { ledgerDeadlineMs: deadlineMs } = this.config;
    const question = {
      // What a biller is owed is e-money like a merchant's, without a ceiling.
      accounts: unready.map(({ accountId, network, content }) => ({
        accountId,
        kind: 'merchant' as const,
        currency: content.minAmount.currency,
        network,
        floorMinor: '0',
      })),
    };
    const { accounts } = await this.asks.ask(openAccounts, question, { deadlineMs });
    const open = new Set(accounts.flatMap((one) => (one.outcome === 'refused' ? [] : one.accountId)));
    for (const { accountId, code } of unready)
      if (!open.has(accountId)) this.logger.error(`the ledger does not open the account of biller ${code}`);
    const ready = unready.filter(({ accountId }) => open.has(accountId));
    await setReady(
      manager,
      ready.map(({ code }) => code),
    );
    return ready.length === MAX;
  }
}
