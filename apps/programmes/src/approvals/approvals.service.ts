import type { RosterRequestV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { demandStaff } from '../access/roles';
import { demandUnpaidMonths } from '../disbursements/claims.queries';
import { PROGRAMMES_ERRORS } from '../programmes.errors';
import { demandState, lockRoster, rosterOf } from '../rosters/rosters.queries';

const APPROVALS_NEEDED = 2;

/** Two people of the house look at what a roster came to, and neither is the one who brought it in. */
@Injectable()
export class ApprovalsService {
  constructor(private readonly dataSource: DataSource) {}

  /** The same person again counts once; once approved, another approval changes nothing. */
  async approve({ caller, rosterId }: RosterRequestV1): Promise<void> {
    demandStaff(caller, 'programme_approver');
    const roster = await rosterOf(this.dataSource.manager, rosterId);
    if (roster.createdBy === caller.id) throw PROGRAMMES_ERRORS.error('programmes.same_person');
    if (['approved', 'disbursing', 'closed'].includes(roster.state)) return;
    demandState(roster, 'evaluated');
    await demandUnpaidMonths(this.dataSource.manager, roster);
    await inTransaction(this.dataSource, async (manager) => {
      const { state } = await lockRoster(manager, rosterId, 'no key update');
      if (state !== 'evaluated') return;
      await manager.query(
        'insert into approvals (roster_id, staff_id) values ($1, $2) on conflict do nothing',
        [rosterId, caller.id],
      );
      await manager.query(
        `update rosters set state = 'approved', approved_at = now()
          where roster_id = $1 and (select count(*) from approvals where roster_id = $1) >= $2`,
        [rosterId, APPROVALS_NEEDED],
      );
    });
  }
}
