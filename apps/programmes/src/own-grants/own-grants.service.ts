import { reachOf } from '@hanout/access';
import { businessDayOf } from '@hanout/calendar';
import type {
  AbsencesRuleV1,
  ExplainedChildV1,
  OwnGrantsV1,
  OwnGrantV1,
  ReadOwnGrantsV1,
} from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PROGRAMME_CURRENCY } from '../accounts/programme-accounts';
import { complaintsOfPerson } from '../complaints/complaints.queries';
import { ComplaintViews } from '../complaints/complaint-views';
import { childrenOf, voucherOf } from '../evaluations/evaluations.queries';
import { loadRuleSet } from '../rosters/programme-rules';
import { grantsOf, paydaysFrom, stateOf, type GrantRow } from './own-grants.queries';

/** What a family may see of the programmes that pay it: its own children, and why a month was not paid. */
@Injectable()
export class OwnGrants {
  constructor(
    private readonly dataSource: DataSource,
    private readonly views: ComplaintViews,
  ) {}

  async read({ caller }: ReadOwnGrantsV1): Promise<OwnGrantsV1> {
    reachOf(caller, 'programmes.read-own-grants');
    const { manager } = this.dataSource;
    const rows = await grantsOf(manager, caller.id);
    const [{ now }]: [{ now: Date }] = await manager.query('select now()');
    const programmes = [...new Set(rows.map(({ programme }) => programme))];
    return {
      grants: await Promise.all(rows.map((row) => this.grantOf(row))),
      paydays: await paydaysFrom(manager, programmes, businessDayOf(now)),
      complaints: (await complaintsOfPerson(manager, caller.id)).map((row) => this.views.ofFamily(row)),
    };
  }

  private async grantOf(row: GrantRow): Promise<OwnGrantV1> {
    const { manager } = this.dataSource;
    const { rosterId, programme, ruleSet, idcs, method, dueMinor, endedAt } = row;
    const [children, voucher] = await Promise.all([
      childrenOf(manager, rosterId, idcs),
      voucherOf(manager, rosterId, idcs),
    ]);
    const state = stateOf(row);
    const reason = row.lineReason ?? row.reason;
    return {
      rosterId,
      programme,
      ruleSet,
      state,
      ...(reason !== null && { reason }),
      method: method ?? 'none',
      due: { minor: dueMinor, currency: PROGRAMME_CURRENCY },
      ...(state === 'paid' && endedAt && { paidAt: endedAt.toISOString() }),
      children,
      absenceRules: absenceRulesOf(ruleSet, children),
      ...(voucher && { voucher }),
    };
  }
}

/** A grade that the rules do not have has none: its child was turned away for it. */
function absenceRulesOf(ruleSet: string, children: readonly ExplainedChildV1[]): AbsencesRuleV1[] {
  const { grades } = loadRuleSet(ruleSet);
  return [...new Set(children.map(({ grade }) => grade))].sort().flatMap((grade) => {
    const rule = grades.get(grade);
    return rule === undefined ? [] : [{ grade, absencesMaxPerMonth: rule.absencesMaxPerMonth }];
  });
}
