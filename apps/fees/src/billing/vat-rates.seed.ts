import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import seed from './vat-rates.json';

/** The rate of VAT on commissions is dated data: it changes by a row, not by a release. */
@Injectable()
export class VatRatesSeed implements OnModuleInit {
  constructor(private readonly dataSource: DataSource) {}

  /** Adds the rows that are missing; one that stands is never touched. */
  async onModuleInit(): Promise<void> {
    for (const { effectiveFrom, bps, source } of seed)
      await this.dataSource.query(
        'insert into vat_rates (effective_from, bps, source) values ($1, $2, $3) on conflict do nothing',
        [effectiveFrom, bps, source],
      );
  }
}
