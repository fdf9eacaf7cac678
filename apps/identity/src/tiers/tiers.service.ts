import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { BusinessDay } from '@hanout/calendar';
import { tierRulesPublished, type HolderCapV1, type TierRuleV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Outbox } from '@hanout/messaging';
import seed from './tiers.json';
import { addHolderCap, addRule, readRules } from './tiers.queries';

export interface TierCap {
  tier: number;
  balanceCapMinor: bigint;
  currency: string;
}

/** What a KYC tier allows, as dated data: a cap changes by a row, not by a release. */
@Injectable()
export class Tiers implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
  ) {}

  /** Adds the seed's rows that are missing; a row that stands is never touched. Then says what there is. */
  onModuleInit(): Promise<void> {
    const { effectiveFrom, currency, holderCap } = seed;
    return inTransaction(this.dataSource, async (manager) => {
      for (const rule of seed.tiers)
        await addRule(manager, { ...rule, effectiveFrom, currency } as TierRuleV1);
      await addHolderCap(manager, { ...holderCap, effectiveFrom, currency } as HolderCapV1);
      await this.tell(manager);
    });
  }

  /** Tells all rules to those who keep limits. */
  async tell(manager: EntityManager): Promise<void> {
    await this.outbox.add(manager, tierRulesPublished, { tiers: await readRules(manager) });
  }

  /** The caps in force on a day, by tier. */
  async capsOn(day: BusinessDay, manager: EntityManager): Promise<Map<number, TierCap>> {
    const rows: { tier: number; balance_cap_minor: string; currency: string }[] = await manager.query(
      `select distinct on (tier) tier, balance_cap_minor, currency from tiers
        where effective_from <= $1::date order by tier, effective_from desc`,
      [day],
    );
    return new Map(
      rows.map((row) => [
        row.tier,
        { tier: row.tier, balanceCapMinor: BigInt(row.balance_cap_minor), currency: row.currency },
      ]),
    );
  }
}
