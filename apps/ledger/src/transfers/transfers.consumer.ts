import { PostTransfersV1, postTransfers, ReadTransferV1, readTransfer } from '@hanout/contracts';
import type { TransfersPostedV1, TransferV1 } from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { TransfersService } from './transfers.service';

@Controller()
export class TransfersConsumer {
  constructor(private readonly transfers: TransfersService) {}

  @Answers(postTransfers)
  postTransfers(@Payload() question: PostTransfersV1): Promise<TransfersPostedV1> {
    return this.transfers.postTransfers(question.transfers);
  }

  @Answers(readTransfer)
  readTransfer(@Payload() { transferId }: ReadTransferV1): Promise<TransferV1> {
    return this.transfers.readTransfer(transferId);
  }
}
