import {
  changeAccount,
  ChangeAccountV1,
  OpenAccountsV1,
  openAccounts,
  readAccount,
  ReadAccountV1,
  ReadBalancesV1,
  readBalances,
} from '@hanout/contracts';
import type { AccountChangeV1, AccountsOpenedV1, AccountV1, BalancesV1 } from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { AccountsService } from './accounts.service';

@Controller()
export class AccountsConsumer {
  constructor(private readonly accounts: AccountsService) {}

  @Answers(openAccounts)
  openAccounts(@Payload() question: OpenAccountsV1): Promise<AccountsOpenedV1> {
    return this.accounts.openAccounts(question.accounts);
  }

  @Answers(changeAccount)
  changeAccount(@Payload() question: ChangeAccountV1): Promise<AccountChangeV1> {
    return this.accounts.changeAccount(question);
  }

  @Answers(readBalances)
  readBalances(@Payload() question: ReadBalancesV1): Promise<BalancesV1> {
    return this.accounts.readBalances(question.accountIds);
  }

  @Answers(readAccount)
  readAccount(@Payload() question: ReadAccountV1): Promise<AccountV1> {
    return this.accounts.readAccount(question);
  }
}
