import { NETWORKS, openAccounts, type AccountToOpenV1 } from '@hanout/contracts';
import { Asks } from '@hanout/messaging';
import { Jobs } from '@hanout/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { WALLET_CURRENCY } from './payment.terms';
import { FEE_INCOME_ACCOUNT_ID, positionAccountId, WITHDRAWALS_ACCOUNT_ID } from './payment.transfer';

const TRY_EVERY_MS = 5_000;

/**
 * The accounts of the house: where fees go, what codes hold money for, and a position for each network. No floor and no
 * ceiling, so that they never stand in the way.
 */
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
    const currency = WALLET_CURRENCY;
    const wanted: AccountToOpenV1[] = [
      { accountId: FEE_INCOME_ACCOUNT_ID, kind: 'fee_income', currency },
      { accountId: WITHDRAWALS_ACCOUNT_ID, kind: 'suspense', currency },
      ...NETWORKS.map((network): AccountToOpenV1 => {
        return { accountId: positionAccountId(network), kind: 'network_position', currency, network };
      }),
    ];
    const { accounts } = await this.asks.ask(openAccounts, { accounts: wanted });
    const refused = accounts.find(({ outcome }) => outcome === 'refused');
    if (refused || accounts.length < wanted.length)
      throw new Error(
        `the ledger does not open an account of the house: ${refused?.reason ?? 'no word of it'}`,
      );
    this.isOpen = true;
  }
}
