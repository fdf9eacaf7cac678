import { reachOf } from '@hanout/access';
import type { CallerV1, RosterRequestV1 } from '@hanout/contracts';
import { Audit } from '@hanout/audit';
import { inTransaction } from '@hanout/database';
import { Money } from '@hanout/money';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PROGRAMME_CURRENCY, ProgrammeAccounts } from '../accounts/programme-accounts';
import { PROGRAMMES_ERRORS } from '../programmes.errors';
import type { RosterRow } from '../rosters/roster.entity';
import { demandState, lockRoster, rosterOf } from '../rosters/rosters.queries';
import {
  claimLines,
  claimMonths,
  countMissingWallets,
  demandUnpaidMonths,
  promisedMinor,
  walletsMissing,
} from './claims.queries';
import { PayLinesJob } from './pay-lines.job';

/** Starts the payment of a roster. Asking again while it runs or after it ended starts nothing. */
@Injectable()
export class DisbursementsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly accounts: ProgrammeAccounts,
    private readonly payLines: PayLinesJob,
    private readonly audit: Audit,
  ) {}

  /** The order of the checks is what people are told first: state, other rosters, wallets, money. */
  async disburse({ caller, rosterId }: RosterRequestV1): Promise<void> {
    reachOf(caller, 'programmes.disburse-roster');
    const { manager } = this.dataSource;
    const roster = await rosterOf(manager, rosterId);
    if (isStarted(roster)) return;
    try {
      await this.demandReady(roster);
      await this.start(caller, rosterId);
    } catch (error) {
      // Somebody else started it meanwhile, and the fund is being emptied by this very roster.
      if (!isStarted(await rosterOf(manager, rosterId))) throw error;
    }
    this.payLines.nudge();
  }

  private async demandReady(roster: RosterRow): Promise<void> {
    const { manager } = this.dataSource;
    demandState(roster, 'approved');
    await demandUnpaidMonths(manager, roster);
    const missing = await countMissingWallets(manager, roster);
    if (missing > 0) throw walletsMissing(missing);
    await this.demandFunds(roster);
  }

  private async demandFunds(roster: RosterRow): Promise<void> {
    await this.accounts.open(roster.programme);
    const needed = roster.payableMinor + (await promisedMinor(this.dataSource.manager, roster));
    const available = await this.accounts.fundBalanceMinor(roster.programme);
    if (available >= needed) return;
    throw PROGRAMMES_ERRORS.error('programmes.fund_too_small', {
      params: {
        available: Money.of(available, PROGRAMME_CURRENCY).toString(),
        needed: Money.of(needed, PROGRAMME_CURRENCY).toString(),
      },
    });
  }

  /** From here on the roster pays, whatever happens to this process: claims and state are one transaction. */
  private start(caller: CallerV1, rosterId: string): Promise<void> {
    return inTransaction(this.dataSource, async (manager) => {
      const roster = await lockRoster(manager, rosterId, 'no key update');
      if (isStarted(roster)) return;
      demandState(roster, 'approved');
      await claimMonths(manager, roster);
      await claimLines(manager, roster);
      await manager.query(
        `update rosters set state = 'disbursing', disbursed_at = now() where roster_id = $1`,
        [rosterId],
      );
      await this.audit.record(manager, {
        by: caller,
        operation: 'programmes.disburse-roster',
        subject: { kind: 'roster', id: rosterId },
        before: { state: roster.state },
        after: { state: 'disbursing', payableMinor: roster.payableMinor.toString() },
      });
    });
  }
}

function isStarted({ state }: RosterRow): boolean {
  return state === 'disbursing' || state === 'closed';
}
