import { businessDayOf } from '@hanout/calendar';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import seed from './cash-rules.json';

/** What the operator chose for cash, from a day on. Amounts in minor units. */
export interface CashRules {
  /** A float below this is low, where its agent has not said otherwise. */
  lowFloatMinor: string;
  /** Notes in a drawer below this are few. */
  lowCashMinor: string;
  /** How long somebody who is asked at a counter may take. */
  cashOutSeconds: number;
  /** How long a withdrawal code is good that its maker was told; of others networks have their own. */
  withdrawalCodeSeconds: number;
  /** How long a code that authorises one payment is good. */
  authorisationCodeSeconds: number;
  /** So often wrong (a withdrawal code: with a wrong amount), and a code is dead. */
  codeTriesMax: number;
  /** So often wrong within so many seconds, and a counter has to wait. */
  counterTriesMax: number;
  counterTriesSeconds: number;
  /** So many withdrawal codes within so many seconds one wallet may send to others’ phones: they did not ask for them. */
  codeMessagesMax: number;
  codeMessagesSeconds: number;
  /** How long an agent who is asked for float may take. */
  floatSwapSeconds: number;
  /** Whether agents of one network swap float, and those of two: then their networks settle it. */
  floatSwapRoutes: ('on_us' | 'off_us')[];
}

/** What holds now, by the database's clock and Morocco's calendar. @throws Error when no rules are in force */
export async function readCashRules(manager: EntityManager): Promise<CashRules> {
  const rows: { now: Date; effective_from: string; rules: CashRules }[] = await manager.query(
    'select now(), effective_from::text, rules from cash_rules order by effective_from',
  );
  const inForce = rows.filter(({ now, effective_from }) => effective_from <= businessDayOf(now)).at(-1);
  if (inForce === undefined) throw new Error('no cash rules are in force');
  return inForce.rules;
}

/** Adds the rows that are missing; one that stands is never touched. */
@Injectable()
export class CashRulesSeed implements OnModuleInit {
  constructor(private readonly dataSource: DataSource) {}

  async onModuleInit(): Promise<void> {
    for (const { effectiveFrom, rules, source } of seed)
      await this.dataSource.query(
        'insert into cash_rules (effective_from, rules, source) values ($1, $2, $3) on conflict do nothing',
        [effectiveFrom, JSON.stringify(rules), source],
      );
  }
}
