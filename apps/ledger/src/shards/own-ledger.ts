import type {
  AccountChangeV1,
  AccountsOpenedV1,
  AccountV1,
  BalancesV1,
  ChangeAccountV1,
  HalvesTakenV1,
  LedgerProofV1,
  LedgerTotalsV1,
  LocateTransfersV1,
  OpenAccountsV1,
  PostingV1,
  PostTransfersV1,
  ProveLedgerV1,
  ReadAccountV1,
  ReadBalancesV1,
  ReadStatementV1,
  ReadTotalsV1,
  ReadTransferV1,
  StatementV1,
  TakeHalvesV1,
  TransfersLocatedV1,
  TransfersPostedV1,
  TransferV1,
} from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import { AccountsService } from '../accounts/accounts.service';
import { ProofService } from '../proof/proof.service';
import { StatementsService } from '../statements/statements.service';
import { TransfersService } from '../transfers/transfers.service';
import { CrossingsService } from './crossings.service';
import { instancesOf } from './halves';
import { HalvesService } from './halves.service';
import { Instance } from './instance';
import type { LedgerDoor } from './ledger-door';
import { WholesService } from './wholes.service';

/** This instance, asked for what is its own. */
@Injectable()
export class OwnLedger implements LedgerDoor {
  constructor(
    private readonly instance: Instance,
    private readonly accounts: AccountsService,
    private readonly transfers: TransfersService,
    private readonly crossings: CrossingsService,
    private readonly halves: HalvesService,
    private readonly statements: StatementsService,
    private readonly wholes: WholesService,
    private readonly proof: ProofService,
  ) {}

  async openAccounts({ accounts }: OpenAccountsV1): Promise<AccountsOpenedV1> {
    const stranger = accounts.find(({ accountId }) => !this.instance.owns(accountId));
    if (stranger) throw this.instance.misled(`account ${stranger.accountId}`);
    return this.accounts.openAccounts(accounts);
  }

  changeAccount(question: ChangeAccountV1): Promise<AccountChangeV1> {
    return this.accounts.changeAccount(question);
  }

  readBalances({ accountIds }: ReadBalancesV1): Promise<BalancesV1> {
    return this.accounts.readBalances(accountIds);
  }

  readAccount(question: ReadAccountV1): Promise<AccountV1> {
    return this.accounts.readAccount(question);
  }

  async readStatement(question: ReadStatementV1): Promise<StatementV1> {
    return this.wholes.inStatement(await this.statements.readStatement(question));
  }

  /** What lies here alone in its order and in one flush; after that, what crosses. */
  async postTransfers({ transfers }: PostTransfersV1): Promise<TransfersPostedV1> {
    const instances = transfers.map((transfer) => instancesOf(transfer, this.instance.map));
    const stranger = transfers.find(
      (_, index) => (instances[index]![0] ?? this.instance.name) !== this.instance.name,
    );
    if (stranger) throw this.instance.misled(`transfer ${stranger.transferId}`);
    const crosses = (_: unknown, index: number): boolean => instances[index]!.length > 1;
    const plain = transfers.filter((transfer, index) => !crosses(transfer, index));
    const crossing = transfers.filter(crosses);
    const posted = plain.length > 0 ? (await this.transfers.postTransfers(plain)).postings : [];
    const crossed = crossing.length > 0 ? await this.crossings.post(crossing) : [];
    return {
      postings: transfers.map((transfer, index): PostingV1 =>
        (crosses(transfer, index) ? crossed : posted).shift()!,
      ),
    };
  }

  readTransfer({ transferId }: ReadTransferV1): Promise<TransferV1> {
    return this.wholes.readTransfer(transferId);
  }

  locateTransfers({ transferIds }: LocateTransfersV1): Promise<TransfersLocatedV1> {
    return this.wholes.locate(transferIds);
  }

  takeHalves(question: TakeHalvesV1): Promise<HalvesTakenV1> {
    return this.halves.take(question);
  }

  readTotals({ currency }: ReadTotalsV1): Promise<LedgerTotalsV1> {
    return this.proof.readTotals(currency);
  }

  proveLedger({ caller }: ProveLedgerV1): Promise<LedgerProofV1> {
    return this.proof.proveLedger(caller);
  }
}
