import { reachOf } from '@hanout/access';
import type { ReadReconciliationV1, ReconciliationV1 } from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { countOpen } from '../breaks/breaks.queries';
import { demandRange } from '../day-range';
import { matchedBps } from './match.service';
import { readDays, readRules } from './reconciliation.queries';

const DAYS_MAX = 31;

/** How well we and the networks agree, over days. */
@Injectable()
export class Reconciliation {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws DomainError `settlement.days_wrong` */
  async read({ caller, from, to }: ReadReconciliationV1): Promise<ReconciliationV1> {
    reachOf(caller, 'settlement.read-reconciliation');
    demandRange({ from, to }, DAYS_MAX);
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => ({
      days: (await readDays(manager, { from, to })).map((day) => ({
        ...day,
        matchedBps: matchedBps(
          day.matched,
          day.matched + day.late + day.amountDiffers + day.oursOnly + day.theirsOnly,
        ),
      })),
      openBreaks: await countOpen(manager),
      rules: await readRules(manager),
    }));
  }
}
