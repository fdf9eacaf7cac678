import type {
  BalancesV1,
  ReadBalancesV1,
  ReadStatementV1,
  ReadTransferV1,
  StatementV1,
  TransferV1,
} from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import { AccountsService } from '../accounts/accounts.service';
import { StatementsService } from '../statements/statements.service';
import { TransfersService } from '../transfers/transfers.service';
import type { WholeLedger } from './whole-ledger';

/** The only ledger, which has everything itself. */
@Injectable()
export class OnlyLedger implements WholeLedger {
  constructor(
    private readonly accounts: AccountsService,
    private readonly statements: StatementsService,
    private readonly transfers: TransfersService,
  ) {}

  readBalances({ accountIds }: ReadBalancesV1): Promise<BalancesV1> {
    return this.accounts.readBalances(accountIds);
  }

  readStatement(question: ReadStatementV1): Promise<StatementV1> {
    return this.statements.readStatement(question);
  }

  readTransfer({ transferId }: ReadTransferV1): Promise<TransferV1> {
    return this.transfers.readTransfer(transferId);
  }
}
