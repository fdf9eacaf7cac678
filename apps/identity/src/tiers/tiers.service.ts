import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { BusinessDay } from '@hanout/calendar';
import type { HolderCapV1, TierRuleV1 } from '@hanout/contracts';
import seed from './tiers.json';
import { addHolderCap, addRule } from './tiers.queries';

export interface TierCap {
  tier: number;
  balanceCapMinor: bigint;
  currency: string;
}

/** What a KYC tier allows, as dated data: a cap changes by a row, not by a release. */
@Injectable()
export class Tiers implements OnModuleInit {
  constructor(private readonly dataSource: DataSource) {}

  /** Adds the seed's rows that are missing; a row that stands is never touched. */
  async onModuleInit(): Promise<void> {
    const { effectiveFrom, currency, holderCap } = seed;
    for (const rule of seed.tiers)
      await addRule(this.dataSource.manager, { ...rule, effectiveFrom, currency } as TierRuleV1);
    await addHolderCap(this.dataSource.manager, { ...holderCap, effectiveFrom, currency } as HolderCapV1);
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
