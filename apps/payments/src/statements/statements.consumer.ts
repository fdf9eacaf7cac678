import { ReadWalletStatementV1, readWalletStatement, type WalletStatementV1 } from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { StatementsService } from './statements.service';

@Controller()
export class StatementsConsumer {
  constructor(private readonly statements: StatementsService) {}

  @Answers(readWalletStatement)
  read(@Payload() question: ReadWalletStatementV1): Promise<WalletStatementV1> {
    return this.statements.read(question);
  }
}
