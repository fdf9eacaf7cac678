import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import seed from './cash-pattern-rules.json';

/** From when on something at a counter is worth a look. Amounts in minor units. */
export interface CashPatternRules {
  /** So many pieces, each below the amount, that reach it together in a day. */
  split: { overMinor: string; piecesMin: number };
  /** So often in a day at least this share (1/10,000) of what was brought is taken again within minutes. */
  roundTrip: { withinMinutes: number; shareBpsMin: number; pairsMin: number };
  /** So many wallets of one counter that take at the same other one. */
  relay: { walletsMin: number };
}

/** What held on a day. @throws Error when no rules did */
export async function readCashPatternRules(manager: EntityManager, day: string): Promise<CashPatternRules> {
  const [row]: { rules: CashPatternRules }[] = await manager.query(
    'select rules from cash_pattern_rules where effective_from <= $1 order by effective_from desc limit 1',
    [day],
  );
  if (!row) throw new Error(`no rules for patterns of cash were in force on ${day}`);
  return row.rules;
}

/** Adds the rows that are missing; one that stands is never touched. */
@Injectable()
export class CashPatternRulesSeed implements OnModuleInit {
  constructor(private readonly dataSource: DataSource) {}

  async onModuleInit(): Promise<void> {
    for (const { effectiveFrom, rules, source } of seed)
      await this.dataSource.query(
        'insert into cash_pattern_rules (effective_from, rules, source) values ($1, $2, $3) on conflict do nothing',
        [effectiveFrom, JSON.stringify(rules), source],
      );
  }
}
