import { businessDayOf } from '@hanout/calendar';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import seed from './voucher-rules.json';

/** What the operator chose for vouchers, from a day on. */
export interface VoucherRules {
  /** How long a code is good. */
  validDays: number;
  /** Whether a grant that would lift a wallet above its tier's ceiling is paid by voucher; else it goes back. */
  paysForFullWallets: boolean;
  /** So often asked for another amount, and a voucher is locked until staff give it a new code. */
  wrongAmountsMax: number;
  /** So often wrong within so many seconds, and a counter has to wait. */
  counterTriesMax: number;
  counterTriesSeconds: number;
}

/** What holds now, by the database's clock and Morocco's calendar. @throws Error when no rules are in force */
export async function readVoucherRules(manager: EntityManager): Promise<VoucherRules> {
  const rows: { now: Date; effective_from: string; rules: VoucherRules }[] = await manager.query(
    'select now(), effective_from::text, rules from voucher_rules order by effective_from',
  );
  const inForce = rows.filter(({ now, effective_from }) => effective_from <= businessDayOf(now)).at(-1);
  if (inForce === undefined) throw new Error('no voucher rules are in force');
  return inForce.rules;
}

/** Adds the rows that are missing; one that stands is never touched. */
@Injectable()
export class VoucherRulesSeed implements OnModuleInit {
  constructor(private readonly dataSource: DataSource) {}

  async onModuleInit(): Promise<void> {
    for (const { effectiveFrom, rules, source } of seed)
      await this.dataSource.query(
        'insert into voucher_rules (effective_from, rules, source) values ($1, $2, $3) on conflict do nothing',
        [effectiveFrom, JSON.stringify(rules), source],
      );
  }
}
