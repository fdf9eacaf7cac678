import { reachOf } from '@hanout/access';
import type {
  ExplainHouseholdV1,
  FindingsV1,
  HouseholdExplainedV1,
  PageRequestV1,
  RosterRequestV1,
} from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { numberCursor } from '../access/cursors';
import { PROGRAMMES_ERRORS } from '../programmes.errors';
import { demandState, rosterOf } from '../rosters/rosters.queries';
import { unfinishedFile } from '../uploads/uploads.service';
import { EvaluateRostersJob } from './evaluate-rosters.job';
import { childrenOf, findingsAfter, householdOf, voucherOf } from './evaluations.queries';

/** Starts evaluations, and tells what they found. */
@Injectable()
export class EvaluationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly job: EvaluateRostersJob,
  ) {}

  /** Asking again, at whatever stage the roster is by then, starts nothing. */
  async evaluate({ caller, rosterId }: RosterRequestV1): Promise<void> {
    reachOf(caller, 'programmes.evaluate-roster');
    const { manager } = this.dataSource;
    const roster = await rosterOf(manager, rosterId);
    if (roster.state !== 'uploading') return;
    const file = await unfinishedFile(manager, rosterId);
    if (file) throw PROGRAMMES_ERRORS.error('programmes.file_missing', { params: { file } });
    await manager.query(
      `update rosters set state = 'evaluating' where roster_id = $1 and state = 'uploading'`,
      [rosterId],
    );
    this.job.nudge();
  }

  async readFindings({ caller, rosterId, after, limit }: PageRequestV1): Promise<FindingsV1> {
    reachOf(caller, 'programmes.read-findings');
    await rosterOf(this.dataSource.manager, rosterId);
    return { items: await findingsAfter(this.dataSource.manager, rosterId, numberCursor(after), limit) };
  }

  async explain({ caller, rosterId, idcs }: ExplainHouseholdV1): Promise<HouseholdExplainedV1> {
    reachOf(caller, 'programmes.explain-household');
    const { manager } = this.dataSource;
    demandState(await rosterOf(manager, rosterId), 'evaluated', 'approved', 'disbursing', 'closed');
    const household = await householdOf(manager, rosterId, idcs);
    if (!household) throw PROGRAMMES_ERRORS.error('programmes.unknown_household');
    const voucher = await voucherOf(manager, rosterId, idcs);
    return {
      ...household,
      children: await childrenOf(manager, rosterId, idcs),
      ...(voucher && { voucher }),
    };
  }
}
