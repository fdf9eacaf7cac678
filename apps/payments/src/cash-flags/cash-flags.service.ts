import { reachOf } from '@hanout/access';
import { Audit } from '@hanout/audit';
import {
  CASH_FLAGS_PAGE_MAX,
  type CashFlagsV1,
  type CashFlagV1,
  type CloseCashFlagV1,
  type ReadCashFlagsV1,
} from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CASH_FLAG_ERRORS } from './cash-flags.errors';
import { findCashFlag, listCashFlags, writeClosing } from './cash-flags.queries';

/** What was found at counters, for compliance to look at. */
@Injectable()
export class CashFlags {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: Audit,
  ) {}

  async list({ caller, state = 'open', after }: ReadCashFlagsV1): Promise<CashFlagsV1> {
    reachOf(caller, 'payments.read-cash-flags');
    // One more than is shown says whether there is another page.
    const max = CASH_FLAGS_PAGE_MAX + 1;
    const flags = await listCashFlags(this.dataSource.manager, { state, after, max });
    const items = flags.slice(0, CASH_FLAGS_PAGE_MAX);
    return { items, ...(flags.length === max && { next: items.at(-1)!.flagId }) };
  }

  /** @throws DomainError `payments.unknown_cash_flag`, `payments.cash_flag_closed` */
  async close({ caller, flagId, body: { state, note } }: CloseCashFlagV1): Promise<CashFlagV1> {
    reachOf(caller, 'payments.close-cash-flag');
    return inTransaction(this.dataSource, async (manager) => {
      const isFirst = await writeClosing(manager, { flagId, state, note, closedBy: caller.id });
      const flag = await findCashFlag(manager, flagId);
      if (!flag) throw CASH_FLAG_ERRORS.error('payments.unknown_cash_flag');
      if (!isFirst && (flag.state !== state || flag.closedBy !== caller.id))
        throw CASH_FLAG_ERRORS.error('payments.cash_flag_closed');
      if (isFirst)
        await this.audit.record(manager, {
          by: caller,
          operation: 'payments.close-cash-flag',
          subject: { kind: 'cash_flag', id: flagId },
          before: { state: 'open' },
          after: { state },
          reason: note,
        });
      return flag;
    });
  }
}
