import type { SettlementTermsV1 } from '@hanout/contracts';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import seed from './settlement-terms.json';
import { writeTerms } from './terms.queries';

/** Cut-offs and accounts are dated data: they change by two people, not by a release. */
@Injectable()
export class TermsSeed implements OnModuleInit {
  constructor(private readonly dataSource: DataSource) {}

  /** Adds the rows that are missing; one that stands is never touched. */
  async onModuleInit(): Promise<void> {
    await writeTerms(this.dataSource.manager, seed as SettlementTermsV1[]);
  }
}
