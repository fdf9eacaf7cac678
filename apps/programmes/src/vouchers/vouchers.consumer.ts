import { PageRequestV1, readVouchers, type VouchersV1 } from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { VouchersService } from './vouchers.service';

@Controller()
export class VouchersConsumer {
  constructor(private readonly vouchers: VouchersService) {}

  @Answers(readVouchers)
  read(@Payload() question: PageRequestV1): Promise<VouchersV1> {
    return this.vouchers.read(question);
  }
}
