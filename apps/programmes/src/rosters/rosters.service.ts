import { reachOf } from '@hanout/access';
import {
  ROSTERS_PAGE_MAX,
  type CreateRosterV1,
  type ListedRostersV1,
  type ListRostersV1,
  type RosterRequestV1,
  type RosterV1,
} from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PROGRAMME_CURRENCY } from '../accounts/programme-accounts';
import { PROGRAMMES_ERRORS } from '../programmes.errors';
import { demandProgramme } from './known-programmes';
import { loadRuleSet } from './programme-rules';
import { RosterViews } from './roster-views';
import { ROSTER_ERRORS } from './rosters.errors';
import { rosterOf, rostersBefore } from './rosters.queries';

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

  async list({ caller, before }: ListRostersV1): Promise<ListedRostersV1> {
    reachOf(caller, 'programmes.list-rosters');
    // One more than a page says whether there is another.
    const found = await rostersBefore(this.dataSource.manager, before, ROSTERS_PAGE_MAX + 1);
    const page = found.slice(0, ROSTERS_PAGE_MAX);
    return {
      items: page.map(({ rosterId, programme, ruleSet, state, ...roster }) => ({
        rosterId,
        programme,
        ruleSet,
        state,
        createdAt: roster.createdAt.toISOString(),
        lines: roster.walletLines + roster.voucherLines,
        linesPaid: roster.walletsPaid + roster.vouchersIssued,
        payable: { minor: roster.payableMinor.toString(), currency: PROGRAMME_CURRENCY },
      })),
      ...(found.length > page.length && { next: page.at(-1)!.rosterId }),
    };
  }

  async read({ caller, rosterId }: RosterRequestV1): Promise<RosterV1> {
    reachOf(caller, 'programmes.read-roster');
    return this.views.view(rosterId);
  }
}
