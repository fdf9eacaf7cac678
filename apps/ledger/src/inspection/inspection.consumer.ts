import { reachOf } from '@hanout/access';
import type { Clock } from '@hanout/calendar';
import {
  inspectAccount,
  InspectAccountV1,
  inspectTransfer,
  InspectTransferV1,
  type AccountInspectedV1,
  type TransferV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { CLOCK } from '@hanout/service-kit';
import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { LEDGER_ERRORS } from '../ledger.errors';
import { WholeLedger } from './whole-ledger';

const BEFORE_ALL = new Date(0).toISOString();

/** What the ledger knows, to staff who may look into it; other services ask without a person behind them. */
@Controller()
export class InspectionConsumer {
  constructor(
    private readonly ledger: WholeLedger,
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
    return { account, statement };
  }

  /** @throws DomainError `ledger.transfer_unknown` */
  @Answers(inspectTransfer)
  async transfer(@Payload() { caller, transferId }: InspectTransferV1): Promise<TransferV1> {
    reachOf(caller, 'ledger.inspect');
    return this.ledger.readTransfer({ transferId });
  }
}
