import { openAccounts, readBalances, systemAccountId, type AccountToOpenV1 } from '@hanout/contracts';
import { Asks, NoAnswer } from '@hanout/messaging';
import { Jobs } from '@hanout/service-kit';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { PROGRAMMES_ERRORS } from '../programmes.errors';
import { knownProgrammes } from '../rosters/known-programmes';

export const PROGRAMME_CURRENCY = 'MAD';

export const safeguardingAccountId = (): string => systemAccountId(`safeguarding:${PROGRAMME_CURRENCY}`);
export const fundAccountId = (programme: string): string => systemAccountId(`programme-fund:${programme}`);
export const voucherLiabilityAccountId = (programme: string): string =>
  systemAccountId(`voucher-liability:${programme}`);

function accountsOf(programme: string): AccountToOpenV1[] {
  const currency = PROGRAMME_CURRENCY;
  return [
    // The mirror of the bank account that holds everybody's money: it has no floor.
    { accountId: safeguardingAccountId(), kind: 'safeguarding_mirror', currency },
    { accountId: fundAccountId(programme), kind: 'programme_fund', currency, floorMinor: '0' },
    { accountId: voucherLiabilityAccountId(programme), kind: 'voucher_liability', currency, floorMinor: '0' },
  ];
}

/** The accounts of the house that programmes need in the ledger: opened at start, and once more before each use. */
@Injectable()
export class ProgrammeAccounts implements OnApplicationBootstrap {
  private readonly logger = new Logger(ProgrammeAccounts.name);
  private readonly toOpen = new Set(knownProgrammes());

  constructor(
    private readonly asks: Asks,
    private readonly jobs: Jobs,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'open-programme-accounts', everyMs: 5_000 }, () => this.openAll());
  }

  /** @throws NoAnswer when the ledger is silent; opening again later is harmless. */
  async open(programme: string): Promise<void> {
    const { accounts } = await this.asks.ask(openAccounts, { accounts: accountsOf(programme) });
    const refused = accounts.find((account) => account.outcome === 'refused');
    if (refused) {
      this.logger.error(
        `the ledger refuses account ${refused.accountId} of ${programme}: ${refused.reason ?? 'no reason'}`,
      );
      throw PROGRAMMES_ERRORS.error('programmes.ledger_accounts_refused');
    }
    this.toOpen.delete(programme);
  }

  /** What the programme has left to give, in centimes: what is held of its fund is not. */
  async fundBalanceMinor(programme: string): Promise<bigint> {
    const accountId = fundAccountId(programme);
    const { balances } = await this.asks.ask(readBalances, { accountIds: [accountId] });
    const fund = balances.find((balance) => balance.accountId === accountId);
    return fund ? BigInt((fund.available ?? fund.balance).minor) : 0n;
  }

  private async openAll(): Promise<void> {
    for (const programme of this.toOpen) {
      try {
        await this.open(programme);
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
        this.logger.warn(`accounts of ${programme} not open yet: ${error.message}`);
      }
    }
  }
}
