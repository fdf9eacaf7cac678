import { ReadDayStatementV1, readDayStatement, type DayStatementV1 } from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { StatementsService } from './statements.service';

@Controller()
export class StatementsConsumer {
  constructor(private readonly statements: StatementsService) {}

  @Answers(readDayStatement)
  readDay(@Payload() question: ReadDayStatementV1): Promise<DayStatementV1> {
    return this.statements.readDay(question.caller, question.day, question.afterLine);
  }
}
