import { cashLow, floatLow, readBalances, readCounterPeople, type BalanceV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Asks, NoAnswer, Outbox } from '@hanout/messaging';
import { failpoint, Jobs } from '@hanout/service-kit';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { PaymentsConfig } from '../config';
import { readCashRules } from './cash-rulebook';
import { readLowMarks } from './low-marks.queries';
import { listWatched, turn, type MeterKind, type Seen, type WatchedFloat } from './meters.queries';

const PAGE = 500;
const FACTS = { float: floatLow, cash: cashLow };

/** What a counter has of e-money or of notes, and below what that is low. */
interface Meter extends Seen {
  kind: MeterKind;
  float: WatchedFloat;
  balance: BalanceV1;
  lowMinor: bigint;
}

/**
 * Looks at both meters of every counter now and then, whatever moved them, and tells those who serve there when one has
 * gone low: once until it was enough again. Nothing is looked up while people are being served.
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
      for (const meter of await this.metersOf(floats)) {
        const { balance, lowMinor, isLow, kind, turns, float } = meter;
        if (BigInt(balance.minor) < lowMinor === isLow) continue;
        await (isLow ? turn(manager, { kind, turns, floatId: float.floatId }) : this.tell(meter));
      }
      after = floats.at(-1)?.floatId;
    } while (after !== undefined && !this.jobs.isStopping);
  }

  private async metersOf(floats: readonly WatchedFloat[]): Promise<Meter[]> {
    if (floats.length === 0) return [];
    const { manager } = this.dataSource;
    const accountIds = floats.map(({ floatId }) => floatId);
    const { balances } = await this.asks.ask(readBalances, { accountIds });
    const balanceOf = new Map(balances.map(({ accountId, balance }) => [accountId, balance]));
    const marksOf = await readLowMarks(manager, accountIds, await readCashRules(manager));
    return floats.flatMap((float): Meter[] => {
      const { floatId, seen, drawer } = float;
      const balance = balanceOf.get(floatId);
      if (!balance) return [];
      const { floatMinor, cashMinor } = marksOf(floatId);
      const meter: Meter = { kind: 'float', float, balance, lowMinor: floatMinor, ...seen };
      if (!drawer) return [meter];
      const { expectedMinor: minor, ...seenCash } = drawer;
      const cash = { minor, currency: balance.currency };
      return [meter, { kind: 'cash', float, balance: cash, lowMinor: cashMinor, ...seenCash }];
    });
  }

  private async tell({ kind, turns, float, balance }: Meter): Promise<void> {
    const { floatId, agentId, network, tradeNameAr, tradeNameFr } = float;
    const people = await this.asks.ask(readCounterPeople, { agentId, network }).catch((error: unknown) => {
      if (!(error instanceof NoAnswer)) throw error;
      this.logger.warn(`nobody is told yet that the ${kind} of ${floatId} is low: ${error.message}`);
    });
    if (!people) return;
    failpoint('floats.low');
    await inTransaction(this.dataSource, async (manager) => {
      const { personIds } = people;
      if (!(await turn(manager, { kind, turns, floatId })) || personIds.length === 0) return;
      const low = { lowId: uuidV7(), floatId, network, tradeNameAr, tradeNameFr, balance, personIds };
      await this.outbox.add(manager, FACTS[kind], low);
    });
  }
}
