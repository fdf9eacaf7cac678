import { floatLow, readBalances, readCounterPeople, type BalanceV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Asks, NoAnswer, Outbox } from '@hanout/messaging';
import { failpoint, Jobs } from '@hanout/service-kit';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { PaymentsConfig } from '../config';
import { readCashRules } from './cash-rulebook';
import { listWatched, turn, type WatchedFloat } from './floats.queries';

const PAGE = 500;

/**
 * Looks at every float now and then, whatever moved it, and tells those who serve at its counter when it has gone low:
 * once until it was enough again. Nothing is looked up while people are being served.
 */
@Injectable()
export class WatchFloatsJob implements OnApplicationBootstrap {
  private readonly logger = new Logger('watch-floats');

  constructor(
    private readonly dataSource: DataSource,
    private readonly asks: Asks,
    private readonly outbox: Outbox,
    private readonly jobs: Jobs,
    private readonly config: PaymentsConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'watch-floats', everyMs: this.config.watchFloatsEveryMs }, () => this.watch());
  }

  private async watch(): Promise<void> {
    const { manager } = this.dataSource;
    let after: string | undefined;
    do {
      const floats = await listWatched(manager, { after, limit: PAGE });
      if (floats.length > 0) await this.look(floats);
      after = floats.at(-1)?.floatId;
    } while (after !== undefined && !this.jobs.isStopping);
  }

  private async look(floats: readonly WatchedFloat[]): Promise<void> {
    const { manager } = this.dataSource;
    const accountIds = floats.map(({ floatId }) => floatId);
    const { balances } = await this.asks.ask(readBalances, { accountIds });
    const balanceOf = new Map(balances.map(({ accountId, balance }) => [accountId, balance]));
    const { lowFloatMinor } = await readCashRules(manager);
    for (const float of floats) {
      const balance = balanceOf.get(float.floatId);
      if (!balance || BigInt(balance.minor) < BigInt(lowFloatMinor) === float.isLow) continue;
      await (float.isLow ? turn(manager, float) : this.tell(float, balance));
    }
  }

  private async tell(float: WatchedFloat, balance: BalanceV1): Promise<void> {
    const { floatId, agentId, network, tradeNameAr, tradeNameFr } = float;
    const people = await this.asks.ask(readCounterPeople, { agentId, network }).catch((error: unknown) => {
      if (!(error instanceof NoAnswer)) throw error;
      this.logger.warn(`nobody is told yet that float ${floatId} is low: ${error.message}`);
    });
    if (!people) return;
    failpoint('floats.low');
    await inTransaction(this.dataSource, async (manager) => {
      const { personIds } = people;
      if (!(await turn(manager, float)) || personIds.length === 0) return;
      const low = { lowId: uuidV7(), floatId, network, tradeNameAr, tradeNameFr, balance, personIds };
      await this.outbox.add(manager, floatLow, low);
    });
  }
}
