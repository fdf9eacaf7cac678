import { openAccounts, SHARE_PARTIES } from '@hanout/contracts';
import { Asks } from '@hanout/messaging';
import { Injectable } from '@nestjs/common';
import { partyAccountId } from './share-out';

/** One account for each kind of party and currency: no floor, since a day may take back more than it gives. */
@Injectable()
export class PartyAccounts {
  private readonly open = new Set<string>();

  constructor(private readonly asks: Asks) {}

  /** Once it has been answered, it costs nothing. @throws NoAnswer when the ledger is not there */
  async ensureOpen(currency: string): Promise<void> {
    if (this.open.has(currency)) return;
    const { accounts } = await this.asks.ask(openAccounts, {
      accounts: SHARE_PARTIES.map((party) => {
        return { accountId: partyAccountId(party, currency), kind: 'fee_income', currency };
      }),
    });
    const refused = accounts.find(({ outcome }) => outcome === 'refused');
    if (refused || accounts.length < SHARE_PARTIES.length)
      throw new Error(
        `the ledger does not open an account for shares: ${refused?.reason ?? 'no word of it'}`,
      );
    this.open.add(currency);
  }
}
