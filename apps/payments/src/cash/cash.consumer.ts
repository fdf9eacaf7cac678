import { cashIn, cashOut, CashV1, type PaymentAnswerV1 } from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { CashDesk } from './cash-desk.service';

@Controller()
export class CashConsumer {
  constructor(private readonly desk: CashDesk) {}

  @Answers(cashIn)
  cashIn(@Payload() question: CashV1): Promise<PaymentAnswerV1> {
    return this.desk.cashIn(question);
  }

  @Answers(cashOut)
  cashOut(@Payload() question: CashV1): Promise<PaymentAnswerV1> {
    return this.desk.cashOut(question);
  }
}
