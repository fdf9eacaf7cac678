import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import seed from './paydays.json';

/** Adds the days that are missing; one that stands is never touched. */
@Injectable()
export class PaydaysSeed implements OnModuleInit {
  constructor(private readonly dataSource: DataSource) {}

  async onModuleInit(): Promise<void> {
    for (const { programme, from, until, source } of seed)
      await this.dataSource.query(
        `insert into paydays (programme, pays_from, pays_until, source) values ($1, $2, $3, $4)
             on conflict do nothing`,
        [programme, from, until, source],
      );
  }
}
