import type {
  BalancesV1,
  ReadBalancesV1,
  ReadStatementV1,
  ReadTransferV1,
  StatementV1,
  TransferV1,
} from '@hanout/contracts';

/** All accounts and transfers to read, whether one instance has them or several. */
export abstract class WholeLedger {
  abstract readBalances(question: ReadBalancesV1): Promise<BalancesV1>;
  abstract readStatement(question: ReadStatementV1): Promise<StatementV1>;
  abstract readTransfer(question: ReadTransferV1): Promise<TransferV1>;
}
