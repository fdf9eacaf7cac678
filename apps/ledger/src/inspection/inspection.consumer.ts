import { reachOf } from '@hanout/access';
import { Audit, type AuditValues } from '@hanout/audit';
import type { Clock } from '@hanout/calendar';
import {
  inspectAccount,
  InspectAccountV1,
  inspectTransfer,
  InspectTransferV1,
  type AccountInspectedV1,
  type CallerV1,
  type TransferV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { CLOCK } from '@hanout/service-kit';
import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { DataSource } from 'typeorm';
import { LEDGER_ERRORS } from '../ledger.errors';
import { WholeLedger } from './whole-ledger';

const BEFORE_ALL = new Date(0).toISOString();

/**
 * What the ledger knows, to staff who may look into it, with each look in the trail; other services ask without a person
 * behind them.
 */
@Controller()
export class InspectionConsumer {
  constructor(
    private readonly ledger: WholeLedger,
    private readonly dataSource: DataSource,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `ledger.account_unknown`, `ledger.range_invalid`, `ledger.cursor_unknown` */
  @Answers(inspectAccount)
  async account(@Payload() question: InspectAccountV1): Promise<AccountInspectedV1> {
    const { caller, accountId, from, to, after, limit } = question;
    reachOf(caller, 'ledger.inspect');
    const { balances } = await this.ledger.readBalances({ accountIds: [accountId] });
    const [account] = balances;
    if (!account) throw LEDGER_ERRORS.error('ledger.account_unknown', { field: 'accountId' });
    const statement = await this.ledger.readStatement({
      accountId,
      from: from ?? BEFORE_ALL,
      to: to ?? this.clock.now().toISOString(),
      limit,
      ...(after && { afterEntryId: after }),
    });
    await this.keepLook(caller, { kind: 'account', id: accountId }, { from, to, after });
    return { account, statement };
  }

  /** @throws DomainError `ledger.transfer_unknown` */
  @Answers(inspectTransfer)
  async transfer(@Payload() { caller, transferId }: InspectTransferV1): Promise<TransferV1> {
    reachOf(caller, 'ledger.inspect');
    const transfer = await this.ledger.readTransfer({ transferId });
    await this.keepLook(caller, { kind: 'transfer', id: transferId });
    return transfer;
  }

  /** Before anything is shown: where no trail can be written, nobody looks. Each page is a look of its own. */
  private keepLook(
    by: CallerV1,
    subject: { kind: 'account' | 'transfer'; id: string },
    range?: AuditValues,
  ): Promise<void> {
    return this.audit.record(this.dataSource.manager, {
      by,
      operation: 'ledger.inspect',
      // Ids are read in any letters, and looked up in the trail by the usual ones.
      subject: { ...subject, id: subject.id.toLowerCase() },
      ...(range && { after: range }),
    });
  }
}
