import { businessDayOf } from '@hanout/calendar';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import seed from './forecast-rules.json';

/** What is assumed of a payday where nothing better is known. */
export interface ForecastRules {
  /** Of grants to wallets, in 1/10,000: so much is taken in notes. */
  cashOutBps: number;
  /** The same of vouchers. */
  voucherBps: number;
  /** On which day how much of that, from the payday on. */
  byDayBps: number[];
  /** What an agent of whom nothing is known is brought notes for in a day, in minor units. */
  cashInDayMinor: string;
  /** How far back agents are looked at. */
  pastDays: number;
}

/** What holds now, by the database's clock and Morocco's calendar. @throws Error when no rules are in force */
export async function readForecastRules(
  manager: EntityManager,
): Promise<{ rules: ForecastRules; source: string }> {
  const rows: { now: Date; effective_from: string; rules: ForecastRules; source: string }[] =
    await manager.query(
      'select now(), effective_from::text, rules, source from forecast_rules order by effective_from',
    );
  const inForce = rows.filter(({ now, effective_from }) => effective_from <= businessDayOf(now)).at(-1);
  if (inForce === undefined) throw new Error('no rules for forecasts are in force');
  return inForce;
}

/** Adds the rows that are missing; one that stands is never touched. */
@Injectable()
export class ForecastRulesSeed implements OnModuleInit {
  constructor(private readonly dataSource: DataSource) {}

  async onModuleInit(): Promise<void> {
    for (const { effectiveFrom, rules, source } of seed)
      await this.dataSource.query(
        'insert into forecast_rules (effective_from, rules, source) values ($1, $2, $3) on conflict do nothing',
        [effectiveFrom, JSON.stringify(rules), source],
      );
  }
}
