import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import seed from './relief-rules.json';

/** Tax law is dated data: it changes by a row, not by a release. After 2024 no rule is known to us. */
@Injectable()
export class ReliefRulesSeed implements OnModuleInit {
  constructor(private readonly dataSource: DataSource) {}

  /** Adds the rows that are missing; one that stands is never touched. */
  async onModuleInit(): Promise<void> {
    for (const { firstYear, lastYear, ignoredFor, source } of seed)
      await this.dataSource.query(
        `insert into relief_rules (first_year, last_year, ignored_for, source) values ($1, $2, $3, $4)
         on conflict do nothing`,
        [firstYear, lastYear, ignoredFor, source],
      );
  }
}
