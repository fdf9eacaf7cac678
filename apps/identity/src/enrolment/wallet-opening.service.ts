import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Clock } from '@hanout/calendar';
import { openAccounts, peopleRegistered, type AccountToOpenV1, type NetworkName } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Asks, Outbox } from '@hanout/messaging';
import { CLOCK } from '@hanout/service-kit';
import { IdentityConfig } from '../config';
import { PersonalData } from '../personal-data/personal-data.service';
import {
  announce,
  lockWallets,
  markOpen,
  readUnannouncedWallets,
  type WalletToOpen,
} from './wallet-opening.queries';

/** An account no ledger entry may take below zero. */
const PEOPLES_FLOOR_MINOR = '0';

/** Brings enrolments from `opening` to open and told of, as often as it is asked to. */
@Injectable()
export class WalletOpening {
  private readonly logger = new Logger('wallet-opening');

  constructor(
    private readonly dataSource: DataSource,
    private readonly asks: Asks,
    private readonly outbox: Outbox,
    private readonly personalData: PersonalData,
    private readonly config: IdentityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Asks the ledger, outside any transaction and always with the same ids and content, then marks the wallets open and
   * writes the fact in one transaction. At most 500 enrolments of one network.
   *
   * @returns the wallets the ledger refused to open
   * @throws NoAnswer when the outcome is unknown; nothing has changed here then
   */
  async complete(network: NetworkName, enrolmentIds: readonly string[]): Promise<ReadonlySet<string>> {
    const wallets = await readUnannouncedWallets(this.dataSource.manager, network, enrolmentIds);
    if (wallets.length === 0) return new Set();
    const opening = wallets.filter((wallet) => wallet.state === 'opening');
    const refused = opening.length === 0 ? new Set<string>() : await this.openInLedger(opening);
    const opened = opening.flatMap(({ wallet_id: walletId }) => (refused.has(walletId) ? [] : [walletId]));

    await inTransaction(this.dataSource, async (manager) => {
      await lockWallets(
        manager,
        wallets.map((wallet) => wallet.wallet_id),
      );
      await markOpen(manager, opened, this.clock.now());
      const people = await announce(manager, network, enrolmentIds, this.personalData);
      if (people.length > 0) await this.outbox.add(manager, peopleRegistered, { network, people });
    });
    return refused;
  }

  private async openInLedger(wallets: readonly WalletToOpen[]): Promise<ReadonlySet<string>> {
    const answer = await this.asks.ask(
      openAccounts,
      { accounts: wallets.map(accountOf) },
      { deadlineMs: this.config.openingDeadlineMs },
    );
    const open = new Set(
      answer.accounts.flatMap(({ accountId, outcome }) => (outcome === 'refused' ? [] : [accountId])),
    );
    const refused = new Set(wallets.flatMap(({ wallet_id: id }) => (open.has(id) ? [] : [id])));
    for (const walletId of refused) this.logger.error(`the ledger does not open wallet ${walletId}`);
    return refused;
  }
}

function accountOf(wallet: WalletToOpen): AccountToOpenV1 {
  return {
    accountId: wallet.wallet_id,
    kind: wallet.kind,
    currency: wallet.currency,
    network: wallet.network,
    floorMinor: PEOPLES_FLOOR_MINOR,
    ceilingMinor: wallet.ceiling_minor,
  };
}
