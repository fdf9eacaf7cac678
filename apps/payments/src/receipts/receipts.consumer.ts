import {
  CheckReceiptV1,
  checkReceipt,
  ReadReceiptV1,
  readReceipt,
  type CheckedReceiptV1,
  type ReceiptAnswerV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { ReceiptsService } from './receipts.service';

@Controller()
export class ReceiptsConsumer {
  constructor(private readonly receipts: ReceiptsService) {}

  @Answers(readReceipt)
  read(@Payload() question: ReadReceiptV1): Promise<ReceiptAnswerV1> {
    return this.receipts.read(question);
  }

  @Answers(checkReceipt)
  check(@Payload() question: CheckReceiptV1): Promise<CheckedReceiptV1> {
    return this.receipts.check(question);
  }
}
