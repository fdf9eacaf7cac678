import { importBankStatement, ImportBankStatementV1, type BankStatementV1 } from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { BankStatements } from './statements.service';

@Controller()
export class BankConsumer {
  constructor(private readonly statements: BankStatements) {}

  @Answers(importBankStatement)
  import(@Payload() question: ImportBankStatementV1): Promise<BankStatementV1> {
    return this.statements.import(question);
  }
}
