import { OpenAccountsV1, openAccounts, ReadBalancesV1, readBalances } from '@hanout/contracts';
import type { AccountsOpenedV1, BalancesV1 } from '@hanout/contracts';
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

  @Answers(readBalances)
  readBalances(@Payload() question: ReadBalancesV1): Promise<BalancesV1> {
    return this.accounts.readBalances(question.accountIds);
  }
}
