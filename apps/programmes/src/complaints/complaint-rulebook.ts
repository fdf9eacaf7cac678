import { businessDayOf } from '@hanout/calendar';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import seed from './complaint-rules.json';

/** Who answers a complaint, within how many days, and who is next; from a day on. */
export interface ComplaintRules {
  answerDays: number;
  answeredBy: string;
  thenTo: string;
}

/** What holds now, by the database's clock and Morocco's calendar. @throws Error when no rules are in force */
export async function readComplaintRules(manager: EntityManager): Promise<ComplaintRules> {
  const rows: { now: Date; effective_from: string; rules: ComplaintRules }[] = await manager.query(
    'select now(), effective_from::text, rules from complaint_rules order by effective_from',
  );
  const inForce = rows.filter(({ now, effective_from }) => effective_from <= businessDayOf(now)).at(-1);
  if (inForce === undefined) throw new Error('no rules of complaints are in force');
  return inForce.rules;
}

/** Adds the rows that are missing; one that stands is never touched. */
@Injectable()
export class ComplaintRulesSeed implements OnModuleInit {
  constructor(private readonly dataSource: DataSource) {}

  async onModuleInit(): Promise<void> {
    for (const { effectiveFrom, rules, source } of seed)
      await this.dataSource.query(
        'insert into complaint_rules (effective_from, rules, source) values ($1, $2, $3) on conflict do nothing',
        [effectiveFrom, JSON.stringify(rules), source],
      );
  }
}
