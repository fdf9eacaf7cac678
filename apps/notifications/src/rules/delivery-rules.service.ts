import { businessDayOf, businessTimeOf } from '@hanout/calendar';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import seed from './delivery-rules.json';

export interface DeliveryRule {
  /** By a clock on the wall in Casablanca, half open; the same time twice: no quiet hours. */
  quietFrom: string;
  quietTo: string;
  codeUsefulSeconds: number;
  usefulHours: number;
}

export function isQuiet(instant: Date, { quietFrom, quietTo }: DeliveryRule): boolean {
  const time = businessTimeOf(instant).slice(0, 5);
  if (quietFrom <= quietTo) return quietFrom <= time && time < quietTo;
  return quietFrom <= time || time < quietTo;
}

/** When people are left in peace and for how long a message is worth sending: dated rows, the last that has begun. */
@Injectable()
export class DeliveryRules implements OnModuleInit {
  constructor(private readonly dataSource: DataSource) {}

  /** Adds the rows that are missing; one that stands is never touched. */
  async onModuleInit(): Promise<void> {
    for (const rule of seed)
      await this.dataSource.query(
        `insert into delivery_rules (valid_from, quiet_from, quiet_to, code_useful_seconds, useful_hours, source)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
        [rule.validFrom, rule.quietFrom, rule.quietTo, rule.codeUsefulSeconds, rule.usefulHours, rule.source],
      );
  }

  async at(instant: Date): Promise<DeliveryRule> {
    const [rule]: DeliveryRule[] = await this.dataSource.query(
      `select quiet_from as "quietFrom", quiet_to as "quietTo", code_useful_seconds as "codeUsefulSeconds",
              useful_hours as "usefulHours"
         from delivery_rules where valid_from <= $1 order by valid_from desc limit 1`,
      [businessDayOf(instant)],
    );
    if (!rule) throw new Error(`no delivery rule on ${instant.toISOString()}`);
    return rule;
  }
}
