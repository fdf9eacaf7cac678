import { reachOf } from '@hanout/access';
import type { RosterRequestV1 } from '@hanout/contracts';
import { Audit } from '@hanout/audit';
import { inTransaction } from '@hanout/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { demandStaff } from '../access/staff';
import { demandUnpaidMonths } from '../disbursements/claims.queries';
import { PROGRAMMES_ERRORS } from '../programmes.errors';
import { demandState, lockRoster, rosterOf } from '../rosters/rosters.queries';

const APPROVALS_NEEDED = 2;

/** Two people of the house look at what a roster came to, and neither is the one who brought it in. */
@Injectable()
export class ApprovalsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: Audit,
  ) {}

  /** The same person again counts once; once approved, another approval changes nothing. */
  async approve({ caller, rosterId }: RosterRequestV1): Promise<void> {
    reachOf(caller, 'programmes.approve-roster');
    demandStaff(caller);
    const roster = await rosterOf(this.dataSource.manager, rosterId);
    if (roster.createdBy === caller.id) throw PROGRAMMES_ERRORS.error('programmes.same_person');
    if (['approved', 'disbursing', 'closed'].includes(roster.state)) return;
    demandState(roster, 'evaluated');
    await demandUnpaidMonths(this.dataSource.manager, roster);
    await inTransaction(this.dataSource, async (manager) => {
      const { state } = await lockRoster(manager, rosterId, 'no key update');
      if (state !== 'evaluated') return;
      const fresh: unknown[] = await manager.query(
        'insert into approvals (roster_id, staff_id) values ($1, $2) on conflict do nothing returning staff_id',
        [rosterId, caller.id],
      );
      if (fresh.length === 0) return;
      const [approved] = (await manager.query(
        `update rosters set state = 'approved', approved_at = now()
          where roster_id = $1 and (select count(*) from approvals where roster_id = $1) >= $2
          returning state`,
        [rosterId, APPROVALS_NEEDED],
      )) as [{ state: string }[], number];
      await this.audit.record(manager, {
        by: caller,
        operation: 'programmes.approve-roster',
        subject: { kind: 'roster', id: rosterId },
        before: { state },
        after: { state: approved[0]?.state ?? state },
      });
    });
  }
}
