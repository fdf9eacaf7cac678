import {
  ChangeAccountV1,
  instanceAsks,
  LocateTransfersV1,
  OpenAccountsV1,
  PostTransfersV1,
  ProveLedgerV1,
  ReadAccountV1,
  ReadBalancesV1,
  ReadStatementV1,
  ReadTotalsV1,
  ReadTransferV1,
  TakeHalvesV1,
} from '@hanout/contracts';
import type {
  AccountChangeV1,
  AccountsOpenedV1,
  AccountV1,
  BalancesV1,
  HalvesTakenV1,
  LedgerProofV1,
  LedgerTotalsV1,
  StatementV1,
  TransfersLocatedV1,
  TransfersPostedV1,
  TransferV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller, type Type } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { OwnLedger } from './own-ledger';

/** The door of one instance to its peers: its subjects carry its name, and it passes nothing on. */
export function instanceConsumer(instance: string): Type<object> {
  const asks = instanceAsks(instance);

  @Controller()
  class InstanceConsumer {
    constructor(private readonly own: OwnLedger) {}

    @Answers(asks.openAccounts)
    openAccounts(@Payload() question: OpenAccountsV1): Promise<AccountsOpenedV1> {
      return this.own.openAccounts(question);
    }

    @Answers(asks.changeAccount)
    changeAccount(@Payload() question: ChangeAccountV1): Promise<AccountChangeV1> {
      return this.own.changeAccount(question);
    }

    @Answers(asks.readBalances)
    readBalances(@Payload() question: ReadBalancesV1): Promise<BalancesV1> {
      return this.own.readBalances(question);
    }

    @Answers(asks.readAccount)
    readAccount(@Payload() question: ReadAccountV1): Promise<AccountV1> {
      return this.own.readAccount(question);
    }

    @Answers(asks.readStatement)
    readStatement(@Payload() question: ReadStatementV1): Promise<StatementV1> {
      return this.own.readStatement(question);
    }

    @Answers(asks.postTransfers)
    postTransfers(@Payload() question: PostTransfersV1): Promise<TransfersPostedV1> {
      return this.own.postTransfers(question);
    }

    @Answers(asks.readTransfer)
    readTransfer(@Payload() question: ReadTransferV1): Promise<TransferV1> {
      return this.own.readTransfer(question);
    }

    @Answers(asks.proveLedger)
    proveLedger(@Payload() question: ProveLedgerV1): Promise<LedgerProofV1> {
      return this.own.proveLedger(question);
    }

    @Answers(asks.readTotals)
    readTotals(@Payload() question: ReadTotalsV1): Promise<LedgerTotalsV1> {
      return this.own.readTotals(question);
    }

    @Answers(asks.takeHalves)
    takeHalves(@Payload() question: TakeHalvesV1): Promise<HalvesTakenV1> {
      return this.own.takeHalves(question);
    }

    @Answers(asks.locateTransfers)
    locateTransfers(@Payload() question: LocateTransfersV1): Promise<TransfersLocatedV1> {
      return this.own.locateTransfers(question);
    }
  }
  return InstanceConsumer;
}
