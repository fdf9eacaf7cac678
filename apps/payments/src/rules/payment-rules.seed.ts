import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import seed from './payment-rules.json';

/** The operator's rules are dated data: they change by a row, not by a release. */
@Injectable()
export class PaymentRulesSeed implements OnModuleInit {
  constructor(private readonly dataSource: DataSource) {}

  /** Adds the rows that are missing; one that stands is never touched. */
  async onModuleInit(): Promise<void> {
    for (const { effectiveFrom, rules, source } of seed)
      await this.dataSource.query(
        `insert into payment_rules (effective_from, rules, source) values ($1, $2, $3) on conflict do nothing`,
        [effectiveFrom, JSON.stringify(rules), source],
      );
  }
}
