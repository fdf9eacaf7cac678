import {
  changeAccount,
  ChangeAccountV1,
  openAccounts,
  OpenAccountsV1,
  postTransfers,
  PostTransfersV1,
  proveLedger,
  ProveLedgerV1,
  readAccount,
  ReadAccountV1,
  readBalances,
  ReadBalancesV1,
  readStatement,
  ReadStatementV1,
  readTotals,
  ReadTotalsV1,
  readTransfer,
  ReadTransferV1,
} from '@hanout/contracts';
import type {
  AccountChangeV1,
  AccountsOpenedV1,
  AccountV1,
  BalancesV1,
  LedgerProofV1,
  LedgerTotalsV1,
  StatementV1,
  TransfersPostedV1,
  TransferV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Router } from './router';

/** The door to the whole ledger: whichever instance a question reaches. */
@Controller()
export class RouterConsumer {
  constructor(private readonly router: Router) {}

  @Answers(openAccounts)
  openAccounts(@Payload() question: OpenAccountsV1): Promise<AccountsOpenedV1> {
    return this.router.openAccounts(question);
  }

  @Answers(changeAccount)
  changeAccount(@Payload() question: ChangeAccountV1): Promise<AccountChangeV1> {
    return this.router.changeAccount(question);
  }

  @Answers(readBalances)
  readBalances(@Payload() question: ReadBalancesV1): Promise<BalancesV1> {
    return this.router.readBalances(question);
  }

  @Answers(readAccount)
  readAccount(@Payload() question: ReadAccountV1): Promise<AccountV1> {
    return this.router.readAccount(question);
  }

  @Answers(readStatement)
  readStatement(@Payload() question: ReadStatementV1): Promise<StatementV1> {
    return this.router.readStatement(question);
  }

  @Answers(postTransfers)
  postTransfers(@Payload() question: PostTransfersV1): Promise<TransfersPostedV1> {
    return this.router.postTransfers(question);
  }

  @Answers(readTransfer)
  readTransfer(@Payload() question: ReadTransferV1): Promise<TransferV1> {
    return this.router.readTransfer(question);
  }

  @Answers(proveLedger)
  proveLedger(@Payload() question: ProveLedgerV1): Promise<LedgerProofV1> {
    return this.router.proveLedger(question);
  }

  @Answers(readTotals)
  readTotals(@Payload() question: ReadTotalsV1): Promise<LedgerTotalsV1> {
    return this.router.readTotals(question);
  }
}
