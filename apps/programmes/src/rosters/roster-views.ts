import type { DisbursementCountsV1, ProgressV1, RosterState, RosterV1 } from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RosterRow } from './roster.entity';
import { rosterOf } from './rosters.queries';

const BEFORE_LINES: readonly RosterState[] = ['uploading', 'evaluating', 'refused'];

/** A roster as it is shown to who may see it. Cheap enough to be asked every second. */
@Injectable()
export class RosterViews {
  constructor(private readonly dataSource: DataSource) {}

  async view(rosterId: string): Promise<RosterV1> {
    const roster = await rosterOf(this.dataSource.manager, rosterId);
    const [progress, approvedBy, disbursement] = await Promise.all([
      this.progressOf(roster),
      this.approversOf(rosterId),
      this.countsOf(roster),
    ]);
    return {
      rosterId,
      programme: roster.programme,
      ruleSet: roster.ruleSet,
      state: roster.state,
      approvedBy,
      ...(progress && { progress }),
      ...(roster.totals && { totals: roster.totals }),
      ...(roster.problem && { problem: roster.problem }),
      ...(disbursement && { disbursement }),
    };
  }

  private async progressOf(roster: RosterRow): Promise<ProgressV1 | undefined> {
    if (roster.state === 'disbursing') {
      const done = roster.walletsPaid + roster.vouchersIssued + roster.returned;
      return { step: 'disbursing', done, total: roster.walletLines + roster.voucherLines };
    }
    if (roster.state !== 'evaluating') return undefined;
    const rows: ProgressV1[] = await this.dataSource.query(
      'select step, done, total from roster_progress where roster_id = $1',
      [roster.rosterId],
    );
    return rows[0] ?? { step: 'waiting', done: 0, total: 1 };
  }

  private async approversOf(rosterId: string): Promise<string[]> {
    const rows: { staff_id: string }[] = await this.dataSource.query(
      'select staff_id from approvals where roster_id = $1 order by approved_at, staff_id',
      [rosterId],
    );
    return rows.map((row) => row.staff_id);
  }

  private async countsOf(roster: RosterRow): Promise<DisbursementCountsV1 | undefined> {
    if (BEFORE_LINES.includes(roster.state)) return undefined;
    return {
      walletLines: roster.walletLines,
      walletsKnown: await this.walletsKnown(roster),
      walletsPaid: roster.walletsPaid,
      walletsPaidMinor: roster.walletsPaidMinor.toString(),
      voucherLines: roster.voucherLines,
      vouchersIssued: roster.vouchersIssued,
      vouchersIssuedMinor: roster.vouchersIssuedMinor.toString(),
      returned: roster.returned,
    };
  }

  /** Once a roster disburses, every wallet is known and fixed. */
  private async walletsKnown({ rosterId, state, walletLines }: RosterRow): Promise<number> {
    if (state === 'disbursing' || state === 'closed') return walletLines;
    const [{ count } = { count: 0 }]: { count: number }[] = await this.dataSource.query(
      `select count(*)::integer as count from lines l join payees p on p.idcs = l.idcs and p.network = l.network
        where l.roster_id = $1 and l.method = 'wallet'`,
      [rosterId],
    );
    return count;
  }
}
