import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Clock } from '@hanout/calendar';
import { floatsOpened, openAccounts, type AccountToOpenV1, type NetworkName } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Asks, Outbox } from '@hanout/messaging';
import { CLOCK, Jobs, type JobHandle } from '@hanout/service-kit';
import { IdentityConfig } from '../config';
import { markOpened, readUnopenedFloats } from './float-opening.queries';

/** A ledger ask and a fact hold this many floats. */
const BATCH_MAX = 500;

/**
 * Opens the floats of registered agents as wallets are opened: asks the ledger, outside any transaction and always with
 * the same ids and content, then marks them open and writes the fact in one transaction.
 */
@Injectable()
export class FloatOpeningJob implements OnApplicationBootstrap {
  private readonly logger = new Logger('float-opening');
  private job: JobHandle | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly asks: Asks,
    private readonly outbox: Outbox,
    private readonly jobs: Jobs,
    private readonly config: IdentityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    const everyMs = this.config.openingRetryMs;
    this.job = this.jobs.every({ name: 'open-floats', everyMs }, () => this.openOldest());
  }

  /** An agent is there whose float is not open yet. */
  nudge(): void {
    this.job?.nudge();
  }

  /** True when there may be more. */
  private async openOldest(): Promise<boolean> {
    const waiting = await readUnopenedFloats(this.dataSource.manager, BATCH_MAX);
    if (waiting.length === 0) return false;
    const { accounts } = await this.asks.ask(
      openAccounts,
      { accounts: waiting.map(accountOf) },
      { deadlineMs: this.config.openingDeadlineMs },
    );
    const open = accounts.filter(({ outcome }) => outcome !== 'refused').map(({ accountId }) => accountId);
    for (const { accountId, reason } of accounts.filter(({ outcome }) => outcome === 'refused'))
      this.logger.error(`the ledger does not open float ${accountId}: ${reason}`);
    await inTransaction(this.dataSource, async (manager) => {
      const floats = await markOpened(manager, open, this.clock.now());
      if (floats.length > 0) await this.outbox.add(manager, floatsOpened, { floats });
    });
    // What the ledger refuses stays at the head: going on at once would ask for the same ones without end.
    return waiting.length === BATCH_MAX && open.length === waiting.length;
  }
}

/** Never below zero: an agent gives out what he has. Without a ceiling: how much he keeps is between him and his network. */
function accountOf({ floatId, network }: { floatId: string; network: NetworkName }): AccountToOpenV1 {
  return { accountId: floatId, kind: 'agent_float', currency: 'MAD', network, floorMinor: '0' };
}
