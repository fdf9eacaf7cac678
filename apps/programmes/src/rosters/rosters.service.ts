import { reachOf } from '@hanout/access';
import type { CreateRosterV1, RosterRequestV1, RosterV1 } from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PROGRAMMES_ERRORS } from '../programmes.errors';
import { demandProgramme } from './known-programmes';
import { loadRuleSet } from './programme-rules';
import { RosterViews } from './roster-views';
import { ROSTER_ERRORS } from './rosters.errors';
import { rosterOf } from './rosters.queries';

@Injectable()
export class RostersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly views: RosterViews,
  ) {}

  /** The sender makes the id from the content of the files: the same files are the same roster, however often they come. */
  async create({ caller, body }: CreateRosterV1): Promise<RosterV1> {
    reachOf(caller, 'programmes.create-roster');
    const { rosterId, programme, ruleSet } = body;
    demandProgramme(programme);
    if (loadRuleSet(ruleSet).programme !== programme) {
      throw ROSTER_ERRORS.error('programmes.rule_set_unknown', { field: 'ruleSet', params: { ruleSet } });
    }
    const fresh: unknown[] = await this.dataSource.query(
      `insert into rosters (roster_id, programme, rule_set, created_by) values ($1, $2, $3, $4)
         on conflict (roster_id) do nothing returning roster_id`,
      [rosterId, programme, ruleSet, caller.id],
    );
    const roster = await rosterOf(this.dataSource.manager, rosterId);
    if (roster.programme !== programme || roster.ruleSet !== ruleSet)
      throw PROGRAMMES_ERRORS.error('programmes.roster_id_reused');
    return { ...(await this.views.view(rosterId)), repeated: fresh.length === 0 };
  }

  async read({ caller, rosterId }: RosterRequestV1): Promise<RosterV1> {
    reachOf(caller, 'programmes.read-roster');
    return this.views.view(rosterId);
  }
}
