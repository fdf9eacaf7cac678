import {
  inspectVoucher,
  InspectVoucherV1,
  PageRequestV1,
  readVouchers,
  redeemVoucher,
  RedeemVoucherV1,
  type InspectedVoucherV1,
  type VoucherRedemptionV1,
  type VouchersV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Redemptions } from './redemptions.service';
import { VouchersService } from './vouchers.service';

@Controller()
export class VouchersConsumer {
  constructor(
    private readonly vouchers: VouchersService,
    private readonly redemptions: Redemptions,
  ) {}

  @Answers(readVouchers)
  read(@Payload() question: PageRequestV1): Promise<VouchersV1> {
    return this.vouchers.read(question);
  }

  @Answers(inspectVoucher)
  inspect(@Payload() question: InspectVoucherV1): Promise<InspectedVoucherV1> {
    return this.redemptions.inspect(question);
  }

  @Answers(redeemVoucher)
  redeem(@Payload() question: RedeemVoucherV1): Promise<VoucherRedemptionV1> {
    return this.redemptions.redeem(question);
  }
}
