import { openAccounts } from '@hanout/contracts';
import { Asks } from '@hanout/messaging';
import { Jobs } from '@hanout/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { WALLET_CURRENCY } from './payment.terms';
import { FEE_INCOME_ACCOUNT_ID } from './payment.transfer';

const TRY_EVERY_MS = 5_000;

/** The account that fees go to. It has no floor and no ceiling, so that it never stands in the way of a payment. */
@Injectable()
export class FeeIncome implements OnApplicationBootstrap {
  private isOpen = false;

  constructor(
    private readonly asks: Asks,
    private readonly jobs: Jobs,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'open-fee-income', everyMs: TRY_EVERY_MS }, () => this.ensureOpen());
  }

  /** Once it has been answered, it costs nothing. @throws NoAnswer when the ledger is not there */
  async ensureOpen(): Promise<void> {
    if (this.isOpen) return;
    const account = {
      accountId: FEE_INCOME_ACCOUNT_ID,
      kind: 'fee_income',
      currency: WALLET_CURRENCY,
    } as const;
    const { accounts } = await this.asks.ask(openAccounts, { accounts: [account] });
    const [opening] = accounts;
    if (!opening || opening.outcome === 'refused') {
      throw new Error(`the ledger does not open the account for fees: ${opening?.reason ?? 'no word of it'}`);
    }
    this.isOpen = true;
  }
}
