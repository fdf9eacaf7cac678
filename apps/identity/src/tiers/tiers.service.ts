import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { BusinessDay } from '@hanout/calendar';
import seed from './tiers.json';

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
    await this.dataSource.query(
      `insert into tiers (tier, effective_from, balance_cap_minor, currency, source)
       select tier, $1::date, balance_cap_minor, $2, source
         from unnest($3::smallint[], $4::bigint[], $5::text[]) as seed (tier, balance_cap_minor, source)
           on conflict do nothing`,
      [
        seed.effectiveFrom,
        seed.currency,
        seed.tiers.map((row) => row.tier),
        seed.tiers.map((row) => row.balanceCapMinor),
        seed.tiers.map((row) => row.source),
      ],
    );
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
