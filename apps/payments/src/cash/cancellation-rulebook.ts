import { businessDayOf } from '@hanout/calendar';
import type { NetworkName } from '@hanout/contracts';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import seed from './cancellation-rules.json';

/** Until when and where cash is undone. Days are business days after that of the operation: 0 is the same day. */
export interface CancellationRule {
  lastDay: number;
  /** Only at the counter that did it, or at any of its network. */
  where: 'same_agent' | 'network';
  /** Until then the fee goes back too, at the counter that did it; null: never. */
  feeBackLastDay: number | null;
}

export interface CancellationRules {
  cashIn: CancellationRule;
  cashOut: CancellationRule;
  /** How long a withdrawal code that was sent to another's phone is good. */
  pickUpDays: number;
}

/** What held at a network on a day; without one today, by the database's clock. @throws Error when no rules did */
export async function readCancellationRules(
  manager: EntityManager,
  { network, day }: { network: NetworkName; day?: string },
): Promise<CancellationRules> {
  const rows: { now: Date; effective_from: string; rules: CancellationRules }[] = await manager.query(
    `select now(), effective_from::text, rules from cancellation_rules where network = $1 order by effective_from`,
    [network],
  );
  const inForce = rows
    .filter(({ now, effective_from }) => effective_from <= (day ?? businessDayOf(now)))
    .at(-1);
  if (inForce === undefined) throw new Error(`no cancellation rules of ${network} are in force`);
  return inForce.rules;
}

/** Adds the rows that are missing; one that stands is never touched. */
@Injectable()
export class CancellationRulesSeed implements OnModuleInit {
  constructor(private readonly dataSource: DataSource) {}

  async onModuleInit(): Promise<void> {
    for (const { networks, effectiveFrom, rules, source } of seed)
      await this.dataSource.query(
        `insert into cancellation_rules (network, effective_from, rules, source)
         select unnest($1::text[]), $2, $3, $4 on conflict do nothing`,
        [networks, effectiveFrom, JSON.stringify(rules), source],
      );
  }
}
