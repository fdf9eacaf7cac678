import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { businessDayOf, type Clock } from '@hanout/calendar';
import type { CoolDownReason } from '@hanout/contracts';
import { CLOCK } from '@hanout/service-kit';
import seed from './cool-downs.json';
import { readRunning, startCoolDown, type CoolDownRow } from './cool-downs.queries';

/** A time of lower limits after something that a thief would do first. The figures are dated data. */
@Injectable()
export class CoolDowns implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Adds the seed's rows that are missing; a row that stands is never touched. */
  async onModuleInit(): Promise<void> {
    const column = (name: keyof (typeof seed.rules)[number]) => seed.rules.map((rule) => rule[name]);
    await this.dataSource.query(
      `insert into cool_down_rules (reason, effective_from, hours, per_payment_minor, per_day_minor, currency, basis, source)
       select reason, effective_from, hours, per_payment_minor, per_day_minor, $6, $7, source
         from unnest($1::text[], $2::date[], $3::int[], $4::bigint[], $5::bigint[], $8::text[])
              as seed (reason, effective_from, hours, per_payment_minor, per_day_minor, source)
           on conflict do nothing`,
      [
        column('reason'),
        column('effectiveFrom'),
        column('hours'),
        column('perPaymentMinor'),
        column('perDayMinor'),
        seed.currency,
        seed.basis,
        column('source'),
      ],
    );
  }

  /** @param start.causeId what it began with: the same cause begins it once */
  async start(
    manager: EntityManager,
    {
      personId,
      reason,
      causeId = uuidV7(),
      at = this.clock.now(),
    }: {
      personId: string;
      reason: CoolDownReason;
      causeId?: string;
      at?: Date;
    },
  ): Promise<void> {
    await startCoolDown(manager, { personId, reason, causeId, at, day: businessDayOf(at) });
  }

  /** Those that run, one for each reason, the latest end first. */
  running(personId: string): Promise<CoolDownRow[]> {
    return readRunning(this.dataSource.manager, { personId, at: this.clock.now() });
  }
}
