import { ReadStatementV1, readStatement } from '@hanout/contracts';
import type { StatementV1 } from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { StatementsService } from './statements.service';

@Controller()
export class StatementsConsumer {
  constructor(private readonly statements: StatementsService) {}

  @Answers(readStatement)
  readStatement(@Payload() question: ReadStatementV1): Promise<StatementV1> {
    return this.statements.readStatement(question);
  }
}
