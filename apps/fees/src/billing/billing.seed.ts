import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import retention from './accrual-retention.json';
import vatRates from './vat-rates.json';

/** The rate of VAT on commissions and such are dated data: they change by a row, not by a release. */
@Injectable()
export class BillingSeed implements OnModuleInit {
  constructor(private readonly dataSource: DataSource) {}

  /** Adds the rows that are missing; one that stands is never touched. */
  async onModuleInit(): Promise<void> {
    for (const { effectiveFrom, bps, source } of vatRates)
      await this.dataSource.query(
        'insert into vat_rates (effective_from, bps, source) values ($1, $2, $3) on conflict do nothing',
        [effectiveFrom, bps, source],
      );
    for (const { effectiveFrom, days, source } of retention)
      await this.dataSource.query(
        'insert into accrual_retention (effective_from, days, source) values ($1, $2, $3) on conflict do nothing',
        [effectiveFrom, days, source],
      );
  }
}
